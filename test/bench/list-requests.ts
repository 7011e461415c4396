/** One way in which a person looks at a list. */
export interface ListKind {
  name: string;
  /** Query parameters of the n-th request of this kind. */
  parameters(n: number): Record<string, string | number>;
}

const names = ['赵', '李', '王', '明', '华户', '杨国'];
const kinds = ['home', 'shop', 'plant', 'garden'];
const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

/** Filters, orders and pages of the bench bundle's view, the plain first page most often. */
export const listKinds: ListKind[] = [
  { name: 'first page', parameters: () => ({}) },
  { name: 'next pages', parameters: (n) => ({ page: 2 + (n % 4) }) },
  { name: 'page 40 of 50 rows', parameters: () => ({ page: 40, pageSize: 50 }) },
  { name: 'number contains', parameters: (n) => ({ 'f._number': `TZ-0${(n * 37) % 100}` }) },
  { name: 'name contains', parameters: (n) => ({ 'f.open.name': names[n % names.length]! }) },
  { name: 'kinds', parameters: (n) => ({ 'f.open.kind': `${kinds[n % 4]},${kinds[(n + 1) % 4]}` }) },
  {
    name: 'amount between',
    parameters: (n) => ({ 'f.reading.total': `${n % 50}000..${(n % 50) + 2}000` }),
  },
  { name: 'days between', parameters: (n) => ({ 'f._started': `${day((n % 50) + 7)}..${day(n % 50)}` }) },
  { name: 'by name', parameters: (n) => ({ sort: 'open.name', page: 1 + (n % 3) }) },
  { name: 'by amount', parameters: (n) => ({ sort: '-reading.total', page: 1 + (n % 3) }) },
  {
    name: 'kind, by amount',
    parameters: (n) => ({ 'f.open.kind': kinds[n % 4]!, sort: '-reading.total', page: 1 + (n % 2) }),
  },
  {
    name: 'name and days, by name',
    parameters: (n) => ({
      'f.open.name': names[n % names.length]!,
      'f._started': `${day(40)}..${day(n % 20)}`,
      sort: 'open.name',
    }),
  },
];

export function queryText(parameters: Record<string, string | number>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) query.set(name, String(value));
  return query.toString();
}

import { refuse, type ListQuery } from '../kernel/index.js';
import type { ViewFilter } from '../definitions/index.js';

/** A filter of the view with the values that were asked for. */
export type AskedFilter =
  | { filter: ViewFilter; operator: 'contains'; text: string }
  | { filter: ViewFilter; operator: 'equals' | 'in'; values: string[] }
  | { filter: ViewFilter; operator: 'between'; from: string | null; to: string | null };

const longestText = 200;
const mostValues = 100;
const numberPattern = /^-?\d{1,30}(\.\d{1,30})?$/;

/**
 * The filters that a request names as `f.<path>`: text for `contains` and `equals`, values joined by `,` (or the parameter
 * repeated) for `in`, `from..to` with either side empty for `between`.
 * @throws Refusal `filter-invalid` for a path that is no filter of the view, and for a value that does not fit.
 */
export function readFilters(filters: readonly ViewFilter[], query: ListQuery): AskedFilter[] {
  return Object.entries(query)
    .filter(([name]) => name.startsWith('f.'))
    .flatMap(([name, value]) => {
      const path = name.slice(2);
      const values = textsOf(value);
      if (values.every((text) => text === '')) return [];
      const filter = filters.find((candidate) => candidate.path === path);
      if (!filter) throw refuse('filter-invalid', { path });
      return [readFilter(filter, values)];
    });
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map((item) => String(item ?? '').trim());
}

function readFilter(filter: ViewFilter, texts: string[]): AskedFilter {
  const invalid = () => refuse('filter-invalid', { path: filter.title });
  if (texts.some((text) => text.length > longestText * mostValues)) throw invalid();
  const [first = ''] = texts;
  switch (filter.operator) {
    case 'contains':
      if (first.length > longestText) throw invalid();
      return { filter, operator: 'contains', text: first };
    case 'equals':
      return { filter, operator: 'equals', values: [first] };
    case 'in': {
      const values = texts.flatMap((text) => text.split(',')).filter((text) => text !== '');
      if (values.length > mostValues) throw invalid();
      return { filter, operator: 'in', values };
    }
    case 'between': {
      const [from, to, ...more] = first.split('..').map((side) => side.trim() || null);
      const sides = [from, to].filter((side) => side !== null && side !== undefined);
      const fits = isNumeric(filter) ? (side: string) => numberPattern.test(side) : isDay;
      if (to === undefined || more.length > 0 || !sides.every(fits)) throw invalid();
      return { filter, operator: 'between', from: from ?? null, to };
    }
  }
}

/** Whether values are compared as numbers; all other ranges are ranges of days. */
export function isNumeric({ format }: Pick<ViewFilter, 'format'>): boolean {
  return format === 'money' || format === 'number';
}

/** A day that is in the calendar, `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

import type { QueryValues } from '../api';

/** What a list is asked for: the parameters of its address, as the API takes them. */
export type ListQuery = Readonly<Record<string, string>>;

export const filterKey = (path: string): string => `f.${path}`;

export function listQueryOf(parameters: URLSearchParams): ListQuery {
  return Object.fromEntries([...parameters].filter(([, value]) => value !== ''));
}

/** Empty values leave the query; anything but a page number starts at the first page again. */
export function changedQuery(query: ListQuery, changes: QueryValues): ListQuery {
  const next: Record<string, string> = { ...query };
  if (!('page' in changes)) delete next['page'];
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') delete next[name];
    else next[name] = String(value);
  }
  return next;
}

/** A range travels as `from..to`, either side may be empty. */
export function rangeOf(value: string | undefined): [from: string, to: string] {
  const [from = '', to = ''] = (value ?? '').split('..');
  return [from, to];
}

export function rangeText(from: string, to: string): string {
  return from === '' && to === '' ? '' : `${from}..${to}`;
}

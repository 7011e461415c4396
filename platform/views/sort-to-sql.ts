import type { Release, View } from '../definitions/index.js';
import { columnSql, type Column, type OrderKey, type RowSource, type SqlFilter } from '../records/index.js';
import { decimal, isoText } from './filter-to-sql.js';

/** Characters; an index holds no longer ones. */
const longestCompared = 200;

export interface SortKey {
  path: string;
  direction: 'asc' | 'desc';
}

/**
 * What rows are sorted by: the column of the view that was asked for, else the view's own order.
 * A path that is no sortable column of the view is ignored, so that sorting cannot probe hidden data.
 */
export function chooseSort(
  view: Pick<View, 'sort' | 'columns'>,
  asked: string | undefined,
  mayRead: (path: string) => boolean,
): SortKey[] {
  const path = asked?.replace(/^-/, '');
  const column = view.columns.find((candidate) => candidate.path === path);
  const own = view.sort.filter((key) => mayRead(key.path));
  if (path === undefined || !column || !isSortable(column) || !mayRead(path)) return own;
  return [{ path, direction: asked?.startsWith('-') ? 'desc' : 'asc' }];
}

/** Whether people may sort by a column: unless the view says otherwise, by all but long texts and files. */
export function isSortable({ sortable, format }: View['columns'][number]): boolean {
  return sortable ?? (format !== 'longtext' && format !== 'files' && format !== 'html');
}

/** How a column sorts: numbers by value, dates by time, words as the bundle's language sorts them. */
export function sortExpression(
  release: Release,
  view: Pick<View, 'columns' | 'filters'>,
  column: Column,
  path: string,
) {
  if (column.kind !== 'json' && column.kind !== 'text') return columnSql(column);
  const format = formatOf(view, path);
  if (format === 'money' || format === 'number') return decimal(column);
  if (format === 'date' || format === 'datetime' || format === 'due') return isoText(column);
  return `left(${columnSql(column)}, ${longestCompared}) COLLATE "${languageOf(release)}-x-icu"`;
}

function formatOf({ columns, filters }: Pick<View, 'columns' | 'filters'>, path: string) {
  return [...columns, ...filters].find((place) => place.path === path)?.format ?? 'text';
}

function languageOf(release: Release): string {
  const [language = ''] = release.bundle.locale.split('-');
  return /^[a-z]{2,3}$/.test(language) ? language : 'und';
}

/** Keys as SQL. Where `hidden` names a condition, rows that do not meet it sort as if they had no value. */
export function sortToSql(
  release: Release,
  view: Pick<View, 'columns' | 'filters'>,
  source: RowSource,
  keys: readonly SortKey[],
  hidden: (path: string) => SqlFilter | null,
): OrderKey[] {
  return keys.map(({ path, direction }) => {
    const column = source.column(path);
    const expression = sortExpression(release, view, column, path);
    const readable = hidden(path);
    if (!readable) {
      return { expression: { where: expression, bind: [] }, direction, required: column.required };
    }
    const where = `CASE WHEN ${readable.where} THEN ${expression} END`;
    return { expression: { where, bind: readable.bind }, direction };
  });
}

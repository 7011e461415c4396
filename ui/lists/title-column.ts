import type { Column } from '../api';

/** The column that names a row and leads to it: the one placed as title, else the first. */
export function titleColumn(columns: Column[]): Column | undefined {
  return columns.find((column) => column.place === 'title') ?? columns[0];
}

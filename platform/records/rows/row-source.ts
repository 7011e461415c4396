import { jsonText, type ConditionColumn } from '../../access/index.js';
import type { Row } from '../../kernel/index.js';

/** What rows are made of: data by name, and `_…` metadata. */
export type DataRow = Record<string, unknown>;

/**
 * Where a path is in SQL. `required`: never null, so that its index can be read in either order. `indexed`: what views filter by
 * it has an index of its own.
 */
export type Column = ConditionColumn & { required?: boolean; indexed?: boolean };

/**
 * Where rows come from, as SQL that is made of the release's own words only (ids and paths that their schemas have checked);
 * whatever a person gives is bound by those who use it.
 */
export interface RowSource {
  /** Subject type of access rules, for example `instance:repair`. */
  subject: string;
  /** Tables with aliases; further tables are joined on unique keys, so that unused ones cost nothing. */
  from: string;
  /** Rows of this source among those of its table. */
  where: string;
  /** The row's own id. */
  id: string;
  /** What `toRow` needs of a row, as an SQL select list. */
  select: string;
  readonly column: (path: string) => Column;
  /** Data and metadata of a row, sealed data opened: whoever shows it has checked the right to read it. */
  toRow(raw: Row): DataRow;
  /** Roots of the row that whoever has the row may read, whatever the rules say of its other fields. */
  open?: readonly string[];
  /** For instances: how sealed rows are told apart, and the process that they are about. */
  instances?: { about: string | null };
}

/** The value of a column as an SQL expression; text for what is in JSON. Indexes must say the same words. */
export function columnSql(column: Column): string {
  return column.kind === 'json' ? jsonText(column.document, column.path) : column.sql;
}

export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** The value at `a.b.c`; undefined when any part is missing. */
export function valueAt(row: DataRow, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as DataRow)[key]
          : undefined,
      row,
    );
}

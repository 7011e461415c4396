import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import type { RowsSql } from './rows-sql.js';

export type Row = Record<string, unknown>;

export type Explain = (fault: unknown) => unknown;

/** SQL and what fills its `$1`, `$2` … */
export interface Statement {
  text: string;
  values: readonly unknown[];
  /** Prepared once per connection under this name. */
  name?: string;
  /** Turns a fault of this very statement into what its sender makes of it. */
  explain?: Explain;
  /** Where its text comes from, when others of that kind may become one statement with it. */
  kind?: RowsSql;
}

export interface Result {
  rows: Row[];
  rowCount: number;
  /** First word of what PostgreSQL says it did: `UPDATE`, `COMMIT`. */
  command: string;
}

/** A connection of Sequelize's pool. Its mark: the pool gives such a connection to nobody. */
export type Connection = Client & { _invalid?: boolean };

/** A name under which a connection knows the statement, whoever sends it. */
export function preparedName(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

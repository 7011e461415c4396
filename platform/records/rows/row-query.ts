import type { Row, Sql, Transaction } from '../../kernel/index.js';
import type { RowSource } from './row-source.js';
import { shiftPlaces, type SqlFilter } from './sql-filter.js';

export interface Slice {
  /** SQL after ORDER BY. */
  orderBy: SqlFilter;
  limit: number;
  offset?: number;
}

/** One query over a source, put together from conditions whose values are bound, never written into the text. */
export class RowQuery {
  private readonly conditions: string[];
  private readonly bind: unknown[] = [];

  constructor(readonly source: RowSource) {
    this.conditions = [source.where];
  }

  and(filter: SqlFilter): this {
    if (filter.where !== 'true') this.conditions.push(`(${this.place(filter)})`);
    return this;
  }

  /** The same query, to be narrowed further without touching this one. */
  copy(): RowQuery {
    const copy = new RowQuery(this.source);
    copy.conditions.splice(0, copy.conditions.length, ...this.conditions);
    copy.bind.push(...this.bind);
    return copy;
  }

  async count(sql: Sql, tx?: Transaction): Promise<number> {
    const [row] = await sql.query<{ total: string }>(
      `SELECT count(*) AS total FROM ${this.source.from} WHERE ${this.condition}`,
      this.bind,
      tx,
    );
    return Number(row?.total ?? 0);
  }

  async rows(sql: Sql, { orderBy, limit, offset = 0 }: Slice, tx?: Transaction): Promise<Row[]> {
    const query = this.copy();
    const order = query.place(orderBy);
    const text =
      `SELECT ${this.source.select} FROM ${this.source.from} WHERE ${query.condition} ` +
      `ORDER BY ${order} LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(offset)}`;
    return sql.query(text, query.bind, tx);
  }

  /** Everything in order, by `size` rows at a time, as one moment saw it. */
  async *batches(sql: Sql, orderBy: SqlFilter, size: number, tx: Transaction): AsyncGenerator<Row[]> {
    const query = this.copy();
    const order = query.place(orderBy);
    await sql.query(
      `DECLARE all_rows NO SCROLL CURSOR FOR SELECT ${this.source.select} FROM ${this.source.from}
        WHERE ${query.condition} ORDER BY ${order}`,
      query.bind,
      tx,
    );
    for (;;) {
      const rows = await sql.query(`FETCH ${Math.trunc(size)} FROM all_rows`, [], tx);
      if (rows.length > 0) yield rows;
      if (rows.length < size) return;
    }
  }

  private get condition(): string {
    return this.conditions.join(' AND ');
  }

  /** Binds the filter's values and answers its text with the places they got here. */
  private place(filter: SqlFilter): string {
    const offset = this.bind.length;
    this.bind.push(...filter.bind);
    return shiftPlaces(filter.where, offset);
  }
}

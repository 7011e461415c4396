import type { Row, Sql, Transaction } from '../../kernel/index.js';
import type { RowSource } from './row-source.js';
import { shiftPlaces, type SqlFilter } from './sql-filter.js';

export interface OrderKey {
  expression: SqlFilter;
  direction: 'asc' | 'desc';
  /** The expression is never null. */
  required?: boolean;
}

export interface Slice {
  /** Rows that are equal in all keys keep one order by their id. */
  orderBy: readonly OrderKey[];
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

  async rows(sql: Sql, slice: Slice, tx?: Transaction): Promise<Row[]> {
    const query = this.copy();
    return sql.query(this.readsDocuments ? query.foundFirst(slice) : query.inOrder(slice), query.bind, tx);
  }

  /** Everything in order, by `size` rows at a time, as one moment saw it. */
  async *batches(
    sql: Sql,
    orderBy: readonly OrderKey[],
    size: number,
    tx: Transaction,
  ): AsyncGenerator<Row[]> {
    const query = this.copy();
    const order = query.order(orderBy);
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

  /** For conditions on columns: the planner may walk an index of the order until the page is full. */
  private inOrder({ orderBy, limit, offset = 0 }: Slice): string {
    return (
      `SELECT ${this.source.select} FROM ${this.source.from} WHERE ${this.condition} ` +
      `ORDER BY ${this.order(orderBy)} ${range(limit, offset)}`
    );
  }

  /**
   * For conditions on JSON: walking would unpack document after document where matches are rare, which the planner cannot know.
   * So what matches is found first, by its index, then sorted, and only the page is read.
   */
  private foundFirst({ orderBy, limit, offset = 0 }: Slice): string {
    const keys = orderBy.map(({ expression }, index) => `${this.place(expression)} AS k${index}`);
    const order = [
      ...orderBy.map((key, index) => `k${index}${directionOf(key)}`),
      `id ${lastDirection(orderBy)}`,
    ].join(', ');
    return `
      WITH matching AS MATERIALIZED (
        SELECT ${[`${this.source.id} AS id`, ...keys].join(', ')} FROM ${this.source.from} WHERE ${this.condition}
      ), page AS (SELECT * FROM matching ORDER BY ${order} ${range(limit, offset)})
      SELECT ${this.source.select} FROM ${this.source.from} JOIN page ON page.id = ${this.source.id}
       ORDER BY ${order.replace(/\b(k\d+|id)\b/g, 'page.$1')}`;
  }

  private get readsDocuments(): boolean {
    return this.conditions.some((condition) => condition.includes('#>'));
  }

  private order(keys: readonly OrderKey[]): string {
    return [
      ...keys.map((key) => this.place(key.expression) + directionOf(key)),
      `${this.source.id} ${lastDirection(keys)}`,
    ].join(', ');
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

function directionOf({ direction, required }: OrderKey): string {
  return ` ${direction.toUpperCase()}${required ? '' : ' NULLS LAST'}`;
}

function lastDirection(keys: readonly OrderKey[]): string {
  return (keys.at(-1)?.direction ?? 'asc').toUpperCase();
}

function range(limit: number, offset: number): string {
  return `LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(offset)}`;
}

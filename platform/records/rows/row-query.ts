import type { Row, Sql, Transaction } from '../../kernel/index.js';
import type { RowSource } from './row-source.js';
import { shiftPlaces, type SqlFilter } from './sql-filter.js';

export interface OrderKey {
  expression: SqlFilter;
  direction: 'asc' | 'desc';
  /** The expression is never null. */
  required?: boolean;
}

export interface PageOfRows {
  rows: Row[];
  /** By part. */
  counts: number[];
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

  /** One page of one of the parts of these rows, and how many rows each part has. */
  async page(sql: Sql, slice: Slice, parts: readonly SqlFilter[], chosen: number): Promise<PageOfRows> {
    if (this.readsDocuments) return this.copy().pageOfMatching(sql, slice, parts, chosen);
    const part = this.copy().and(parts[chosen]!);
    const [rows, counts] = await Promise.all([part.rows(sql, slice), this.counts(sql, parts)]);
    return { rows, counts };
  }

  /** Parts that columns decide are counted in one pass; those that JSON decides each by its own index. */
  private async counts(sql: Sql, parts: readonly SqlFilter[]): Promise<number[]> {
    const together = parts.filter((part) => !readsDocuments(part.where));
    const query = this.copy();
    const counted = countsOf(together.map((part) => query.place(part)));
    const [[pass = {}], alone] = await Promise.all([
      sql.query(`SELECT ${counted} FROM ${this.source.from} WHERE ${query.condition}`, query.bind),
      Promise.all(
        parts.map(async (part) => (together.includes(part) ? null : this.copy().and(part).count(sql))),
      ),
    ]);
    return parts.map((part, index) => alone[index] ?? Number(pass[`c${together.indexOf(part)}`] ?? 0));
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
    const order = orderOfKeys(orderBy);
    return `
      WITH matching AS MATERIALIZED (${this.matching(orderBy)}),
           page AS (SELECT * FROM matching ORDER BY ${order} ${range(limit, offset)})
      SELECT ${this.source.select} FROM ${this.source.from} JOIN page ON page.id = ${this.source.id}
       ORDER BY ${order.replace(/\b(k\d+|id)\b/g, 'page.$1')}`;
  }

  private matching(orderBy: readonly OrderKey[], parts: readonly SqlFilter[] = []): string {
    const columns = [
      `${this.source.id} AS id`,
      ...orderBy.map(({ expression }, index) => `${this.place(expression)} AS k${index}`),
      ...parts.map((part, index) => `(${this.place(part)}) AS p${index}`),
    ];
    return `SELECT ${columns.join(', ')} FROM ${this.source.from} WHERE ${this.condition}`;
  }

  /** The same, with the counts of the parts from the one pass that found what matches. */
  private async pageOfMatching(
    sql: Sql,
    { orderBy, limit, offset = 0 }: Slice,
    parts: readonly SqlFilter[],
    chosen: number,
  ): Promise<PageOfRows> {
    const order = orderOfKeys(orderBy);
    const text = `
      WITH matching AS MATERIALIZED (${this.matching(orderBy, parts)}),
           page AS (SELECT id, row_number() OVER (ORDER BY ${order}) AS place
                      FROM (SELECT * FROM matching WHERE p${chosen} ORDER BY ${order} ${range(limit, offset)}) AS top),
           counts AS (SELECT ${countsOf(parts.map((_, index) => `p${index}`))} FROM matching)
      SELECT * FROM counts LEFT JOIN (
        SELECT page.place, ${this.source.select} FROM ${this.source.from} JOIN page ON page.id = ${this.source.id}
      ) AS found ON true ORDER BY place`;
    const rows = await sql.query(text, this.bind);
    return {
      rows: rows.filter((row) => row['place'] !== null),
      counts: parts.map((_, index) => Number(rows[0]?.[`c${index}`] ?? 0)),
    };
  }

  private get readsDocuments(): boolean {
    return this.conditions.some(readsDocuments);
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

const readsDocuments = (condition: string): boolean => condition.includes('#>');

function countsOf(conditions: readonly string[]): string {
  const counts = conditions.map((condition, index) => `count(*) FILTER (WHERE ${condition}) AS c${index}`);
  return counts.join(', ') || 'NULL';
}

function orderOfKeys(keys: readonly OrderKey[]): string {
  return [...keys.map((key, index) => `k${index}${directionOf(key)}`), `id ${lastDirection(keys)}`].join(
    ', ',
  );
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

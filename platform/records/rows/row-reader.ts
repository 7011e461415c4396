import { Injectable } from '@nestjs/common';
import type { Release, ViewSource } from '../../definitions/index.js';
import { Clock, Sealer, Sql, type Transaction } from '../../kernel/index.js';
import { instanceSource, type RowTools } from './instance-source.js';
import { organisationSource } from './organisation-source.js';
import { recordSource } from './record-source.js';
import type { Rights } from './rights.js';
import { RowQuery, type OrderKey } from './row-query.js';
import { not, type SqlFilter } from './sql-filter.js';
import type { DataRow, RowSource } from './row-source.js';

export interface RowsWanted {
  conditions: readonly SqlFilter[];
  /** By id unless told. */
  orderBy?: readonly OrderKey[];
  limit: number;
}

export interface InstanceKind {
  process: string;
  /** Hash of its release. */
  release: string;
  visited: { elements?: Readonly<Record<string, unknown>> };
}

const uuidPattern = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Reads rows of instances, records and organisations, with somebody's rights or with the platform's own. */
@Injectable()
export class RowReader {
  readonly tools: RowTools;

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    sealer: Sealer,
  ) {
    this.tools = { clock, sealer };
  }

  source(release: Release, source: Exclude<ViewSource, { tasks: string }>): RowSource {
    if ('instances' in source) return instanceSource(release, source.instances, this.tools);
    if ('records' in source) return recordSource(source.records, this.clock);
    return organisationSource(source.organisations);
  }

  /** Null when there is none, or none that may be read. */
  async byId(
    source: RowSource,
    id: string,
    rights: Rights | null,
    tx?: Transaction,
  ): Promise<DataRow | null> {
    if (!uuidPattern.test(id)) return null;
    const conditions = [{ where: `${source.id} = $1::uuid`, bind: [id] }];
    const [row] = await this.find(source, rights, { conditions, limit: 1 }, tx);
    return row ?? null;
  }

  /** Rows as they are: showing them is for `rights.redact`. Without rights: with the platform's own. */
  async find(
    source: RowSource,
    rights: Rights | null,
    { conditions, orderBy = [], limit }: RowsWanted,
    tx?: Transaction,
  ): Promise<DataRow[]> {
    const query = new RowQuery(source);
    if (rights) query.and(rights.readable());
    for (const condition of conditions) query.and(condition);
    const rows = await query.rows(this.sql, { orderBy, limit }, tx);
    return rows.map((row) => source.toRow(row));
  }

  /** How many rows may be counted but not read. */
  async countUnreadable(
    source: RowSource,
    rights: Rights,
    conditions: readonly SqlFilter[],
    tx?: Transaction,
  ): Promise<number> {
    const query = new RowQuery(source).and(rights.countable()).and(not(rights.readable()));
    for (const condition of conditions) query.and(condition);
    return query.count(this.sql, tx);
  }

  /** What kind of instance has this id, and where its tokens have been; null when there is none. */
  async instanceKind(id: string, tx?: Transaction): Promise<InstanceKind | null> {
    if (!uuidPattern.test(id)) return null;
    const [row] = await this.sql.query<InstanceKind>(
      'SELECT process, release, visited FROM instances WHERE id = $1',
      [id],
      tx,
    );
    return row ?? null;
  }
}

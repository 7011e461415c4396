import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RecordType } from '../definitions/index.js';
import { Clock, refuse, Sql, type Transaction } from '../kernel/index.js';
import { recordKey } from './record-key.js';
import type { DataRow } from './rows/row-source.js';

export interface NewRecord {
  data: DataRow;
  state?: string | null;
  /** Organisation id it belongs to. */
  organisation?: string | null;
  /** Instance id whose step made it. */
  instance?: string | null;
}

export interface RecordChange {
  state?: string;
  /** Merged into the data; refused for an immutable type. */
  data?: DataRow;
}

/** Writes business records: unique keys, states and immutability as their type says. */
@Injectable()
export class RecordRepository {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  /** The type of a record; null when there is no such record. */
  async typeOf(id: string): Promise<string | null> {
    const [row] = await this.sql.query<{ type: string }>('SELECT type FROM records WHERE id = $1', [id]);
    return row?.type ?? null;
  }

  /** @throws Refusal `record-key-taken`, `record-state-unknown` */
  async create(type: RecordType, record: NewRecord, tx?: Transaction): Promise<{ id: string }> {
    const state = record.state ?? null;
    if (state !== null) checkState(type, state);
    const id = randomUUID();
    const created = await this.sql.execute(
      `INSERT INTO records (id, type, organisation_id, instance_id, state, data, key, immutable, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
       ON CONFLICT ON CONSTRAINT records_key DO NOTHING`,
      [
        id,
        type.id,
        record.organisation ?? null,
        record.instance ?? null,
        state,
        JSON.stringify(record.data),
        recordKey(type, record.data),
        type.immutable,
        this.clock.now(),
      ],
      tx,
    );
    if (created === 0) throw refuse('record-key-taken', { title: type.title });
    return { id };
  }

  /**
   * Changes the given records of a type; others are left alone.
   * @returns how many there were
   * @throws Refusal `record-immutable`, `record-state-unknown`, `record-key-taken`
   */
  async update(
    type: RecordType,
    ids: readonly string[],
    change: RecordChange,
    tx: Transaction,
  ): Promise<number> {
    if (change.state !== undefined) checkState(type, change.state);
    if (change.data && type.immutable) throw refuse('record-immutable');
    if (change.data) await this.mergeData(type, ids, change.data, tx);
    return this.sql.execute(
      `UPDATE records SET state = coalesce($3, state), updated_at = $4 WHERE type = $1 AND id = ANY($2::uuid[])`,
      [type.id, ids, change.state ?? null, this.clock.now()],
      tx,
    );
  }

  private async mergeData(
    type: RecordType,
    ids: readonly string[],
    data: DataRow,
    tx: Transaction,
  ): Promise<void> {
    const found = await this.sql.query<{ id: string; data: DataRow }>(
      `SELECT id, data FROM records WHERE type = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE`,
      [type.id, ids],
      tx,
    );
    for (const record of found) {
      const merged = { ...record.data, ...data };
      await this.sql
        .query(
          'UPDATE records SET data = $2, key = $3 WHERE id = $1',
          [record.id, JSON.stringify(merged), recordKey(type, merged)],
          tx,
        )
        .catch((fault: unknown) => {
          throw isKeyTaken(fault)
            ? refuse('record-key-taken', { title: type.title }, {}, { cause: fault })
            : fault;
        });
    }
  }
}

function checkState(type: RecordType, state: string): void {
  if (type.states && !type.states.includes(state)) throw refuse('record-state-unknown', { state });
}

function isKeyTaken(fault: unknown): boolean {
  const { code, constraint } = fault as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'records_key';
}

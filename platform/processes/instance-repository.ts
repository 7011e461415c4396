import { Injectable } from '@nestjs/common';
import { Clock, Sealer, Sql, type Transaction } from '../kernel/index.js';
import type { EngineState, Variables } from '../engine/index.js';
import { selectInstance, type instanceColumns, type InstanceRow } from './instance-row.js';
import type { Instance } from './instance.js';

/** What is encrypted as one piece while an instance is sealed: the engine state may hold copies of its data. */
interface SealedContent {
  title: string;
  data: Variables;
  engine: EngineState;
}

type InstanceValues = Record<keyof typeof instanceColumns, unknown>;

/** The one place where instances are read and where sealing happens. */
@Injectable()
export class InstanceRepository {
  constructor(
    private readonly sql: Sql,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  async find(id: string, tx?: Transaction): Promise<Instance | null> {
    return this.first(`WHERE i.id = $1`, [id], tx);
  }

  /** The instance to be changed. Lock order everywhere: subject (share), instance, children by id. */
  async lock(id: string, tx: Transaction): Promise<Instance | null> {
    return this.first(`WHERE i.id = $1 FOR UPDATE OF i`, [id], tx);
  }

  /** Keeps a subject as it is until the command about it has ended; several such commands may run side by side. */
  async lockShared(id: string, tx: Transaction): Promise<Instance | null> {
    return this.first(`WHERE i.id = $1 FOR SHARE OF i`, [id], tx);
  }

  /** Never changes, so it may be read before anything is locked. */
  async subjectIdOf(id: string, tx?: Transaction): Promise<string | null> {
    const [row] = await this.sql.prepared<{ subject_id: string | null }>(
      'SELECT subject_id FROM instances WHERE id = $1',
      [id],
      tx,
    );
    return row?.subject_id ?? null;
  }

  /** Whether a running instance of the process has this business key. */
  async isKeyTaken(process: string, key: string, tx?: Transaction): Promise<boolean> {
    const rows = await this.sql.prepared(
      'SELECT 1 FROM instances WHERE process = $1 AND business_key = $2 AND ended_at IS NULL',
      [process, key],
      tx,
    );
    return rows.length > 0;
  }

  /** Ids of the instances about `subjectId`, in lock order. */
  async idsAbout(subjectId: string, process: string | null, tx?: Transaction): Promise<string[]> {
    const rows = await this.sql.query<{ id: string }>(
      `SELECT id FROM instances WHERE subject_id = $1 AND ($2::text IS NULL OR process = $2) ORDER BY id`,
      [subjectId, process],
      tx,
    );
    return rows.map((row) => row.id);
  }

  async about(subjectId: string, process: string | null, tx?: Transaction): Promise<Instance[]> {
    const rows = await this.sql.query<InstanceRow>(
      `${selectInstance} WHERE i.subject_id = $1 AND ($2::text IS NULL OR i.process = $2) ORDER BY i.started_at, i.id`,
      [subjectId, process],
      tx,
    );
    return rows.map((row) => this.fromRow(row));
  }

  fromRow(row: InstanceRow): Instance {
    const open = row.sealed
      ? this.sealer.open<SealedContent>(row.data_sealed!)
      : { title: row.title, data: row.data, engine: row.engine };
    return {
      id: row.id,
      process: row.process,
      release: row.release,
      number: row.number,
      title: open.title,
      state: row.state,
      organisation: row.organisation_id
        ? { id: row.organisation_id, name: row.organisation_name!, type: row.organisation_type! }
        : null,
      startedBy: row.started_by ? { id: row.started_by, name: row.started_by_name! } : null,
      startedAt: this.clock.format(row.started_at),
      endedAt: row.ended_at ? this.clock.format(row.ended_at) : null,
      outcome: row.outcome,
      subjectId: row.subject_id,
      parent: row.parent_id ? { id: row.parent_id, wait: row.parent_wait! } : null,
      key: row.business_key,
      data: open.data,
      sealed: row.sealed,
      engine: open.engine,
      visited: row.visited,
      trail: { seq: row.trail_seq, hash: row.trail_hash },
      version: row.version,
    };
  }

  /** Values for `instanceColumns`, sealed when the instance is. */
  columnsOf(instance: Instance): InstanceValues {
    const { title, data, engine } = instance;
    const sealed = instance.sealed ? this.sealer.seal({ title, data, engine } satisfies SealedContent) : null;
    return {
      id: instance.id,
      process: instance.process,
      release: instance.release,
      number: instance.number,
      title: sealed ? '' : title,
      state: instance.state,
      organisation_id: instance.organisation?.id ?? null,
      started_by: instance.startedBy?.id ?? null,
      started_at: instance.startedAt,
      ended_at: instance.endedAt,
      outcome: instance.outcome,
      subject_id: instance.subjectId,
      parent_id: instance.parent?.id ?? null,
      parent_wait: instance.parent?.wait ?? null,
      business_key: instance.key,
      data: sealed ? '{}' : JSON.stringify(data),
      sealed: instance.sealed,
      data_sealed: sealed,
      engine: sealed ? '{}' : JSON.stringify(engine),
      visited: JSON.stringify(instance.visited),
      trail_seq: instance.trail.seq,
      trail_hash: instance.trail.hash,
      version: instance.version,
      updated_at: this.clock.iso(),
    };
  }

  private async first(where: string, bind: unknown[], tx?: Transaction): Promise<Instance | null> {
    const [row] = await this.sql.query<InstanceRow>(`${selectInstance} ${where}`, bind, tx);
    return row ? this.fromRow(row) : null;
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Sql, type Refusal, type Transaction } from '../kernel/index.js';
import type { Variables } from '../engine/index.js';

/** A command nobody waits for, which therefore must not get lost when it is refused. */
export type UnattendedCommand =
  | { kind: 'timer'; wait: string }
  | { kind: 'message'; name: string; correlationKey: string; variables: Variables };

export interface Incident {
  id: string;
  instanceId: string;
  command: UnattendedCommand;
  code: string;
  message: string;
  createdAt: string;
  attempts: number;
}

/** Instances that could not go on by themselves; an administrator mends the cause and tries again. */
@Injectable()
export class Incidents {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  /** The same command refused again counts as one more attempt of the same incident. */
  async record(
    instanceId: string,
    command: UnattendedCommand,
    refusal: Refusal,
    tx?: Transaction,
  ): Promise<void> {
    const known = await this.sql.execute(
      `UPDATE incidents SET attempts = attempts + 1, code = $3, message = $4
        WHERE instance_id = $1 AND command = $2::jsonb AND resolved_at IS NULL`,
      [instanceId, JSON.stringify(command), refusal.code, refusal.detail],
      tx,
    );
    if (known > 0) return;
    await this.sql.query(
      `INSERT INTO incidents (id, instance_id, command, code, message, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [randomUUID(), instanceId, JSON.stringify(command), refusal.code, refusal.detail, this.clock.iso()],
      tx,
    );
  }

  async countAttempt({ id }: Incident, refusal: Refusal): Promise<void> {
    await this.sql.query(
      'UPDATE incidents SET attempts = attempts + 1, code = $2, message = $3 WHERE id = $1',
      [id, refusal.code, refusal.detail],
    );
  }

  async open(): Promise<Incident[]> {
    const rows = await this.sql.query<IncidentRow>(
      `${select} WHERE resolved_at IS NULL ORDER BY created_at, id`,
    );
    return rows.map((row) => this.fromRow(row));
  }

  async lock(id: string, tx: Transaction): Promise<Incident | null> {
    const [row] = await this.sql.query<IncidentRow>(
      `${select} WHERE id = $1 AND resolved_at IS NULL FOR UPDATE`,
      [id],
      tx,
    );
    return row ? this.fromRow(row) : null;
  }

  async resolve(id: string, tx: Transaction): Promise<void> {
    await this.sql.query('UPDATE incidents SET resolved_at = $2 WHERE id = $1', [id, this.clock.iso()], tx);
  }

  private fromRow(row: IncidentRow): Incident {
    const { id, command, code, message, attempts } = row;
    return {
      id,
      instanceId: row.instance_id,
      command,
      code,
      message,
      attempts,
      createdAt: this.clock.format(row.created_at),
    };
  }
}

const select = 'SELECT id, instance_id, command, code, message, created_at, attempts FROM incidents';

interface IncidentRow {
  id: string;
  instance_id: string;
  command: UnattendedCommand;
  code: string;
  message: string;
  created_at: Date;
  attempts: number;
}

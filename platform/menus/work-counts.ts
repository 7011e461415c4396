import { Injectable } from '@nestjs/common';
import type { Actor } from '../identity/index.js';
import { Clock, Sql } from '../kernel/index.js';
import { offeredToSql } from '../tasks/index.js';

export interface WorkCount {
  open: number;
  overdue: boolean;
}

/** Open tasks of an actor by `process/element`; offered actions are no work that waits. */
@Injectable()
export class WorkCounts {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor): Promise<Map<string, WorkCount>> {
    const offered = offeredToSql(actor, 2);
    const rows = await this.sql.query<{ stage: string; open: string; overdue: boolean }>(
      `SELECT t.process || '/' || t.element AS stage, count(*) AS open, coalesce(bool_or(t.due < $1), false) AS overdue
       FROM tasks t WHERE t.status = 'open' AND t.kind = 'user' AND ${offered.where} GROUP BY 1`,
      [this.clock.now(), ...offered.bind],
    );
    return new Map(rows.map((row) => [row.stage, { open: Number(row.open), overdue: row.overdue }]));
  }
}

import { Injectable } from '@nestjs/common';
import { Sql, type Explain, type Transaction } from '../kernel/index.js';

export interface Timer {
  instanceId: string;
  wait: string;
  element: string;
  /** ISO 8601 with offset. */
  due: string;
}

/** Timers of instances: a row each, and a job that fires it, both written in the transaction of the command. */
@Injectable()
export class Timers {
  constructor(private readonly sql: Sql) {}

  /** @param late see `Sql.write` */
  async schedule(timers: readonly Timer[], tx: Transaction, late?: Explain): Promise<void> {
    if (timers.length === 0) return;
    await this.sql.write(scheduleTimers, [JSON.stringify(timers)], tx, late);
  }

  /** A job that is running at this moment finds its timer gone, which does no harm. */
  async cancel(instanceId: string, waits: readonly string[], tx: Transaction, late?: Explain): Promise<void> {
    if (waits.length === 0) return;
    await this.sql.write(cancelTimers, [instanceId, waits], tx, late);
  }

  /** Removes the timer that is about to fire; null when there is none any more. */
  async take(instanceId: string, wait: string, tx: Transaction): Promise<{ element: string } | null> {
    const [row] = await this.sql.query<{ element: string }>(
      'DELETE FROM timers WHERE instance_id = $1 AND wait = $2 RETURNING element',
      [instanceId, wait],
      tx,
    );
    return row ?? null;
  }

  /** The next timer due at or before `until`, in the order in which they fall due. */
  async nextDue(until: Date): Promise<(Timer & { dueAt: Date }) | null> {
    const [row] = await this.sql.query<{ instance_id: string; wait: string; element: string; due: Date }>(
      'SELECT instance_id, wait, element, due FROM timers WHERE due <= $1 ORDER BY due, instance_id, wait LIMIT 1',
      [until],
    );
    if (!row) return null;
    const { instance_id: instanceId, wait, element, due } = row;
    return { instanceId, wait, element, due: due.toISOString(), dueAt: due };
  }
}

const jobKey = `'timer:' || instance_id || ':' || wait`;

const scheduleTimers = `
WITH due_timers AS (
  SELECT t."instanceId" AS instance_id, t.wait, t.element, t.due
    FROM jsonb_to_recordset($1::jsonb) AS t("instanceId" uuid, wait text, element text, due timestamptz)
), stored AS (
  INSERT INTO timers (instance_id, wait, element, due) SELECT instance_id, wait, element, due FROM due_timers
  ON CONFLICT (instance_id, wait) DO UPDATE SET due = excluded.due
)
SELECT graphile_worker.add_job(
  identifier => 'fire-timer',
  payload => json_build_object('instanceId', instance_id, 'wait', wait),
  run_at => due,
  job_key => ${jobKey}
) FROM due_timers`;

const cancelTimers = `
WITH cancelled AS (DELETE FROM timers WHERE instance_id = $1 AND wait = ANY($2) RETURNING instance_id, wait)
SELECT graphile_worker.remove_job(${jobKey}) FROM cancelled`;

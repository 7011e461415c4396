import { Injectable } from '@nestjs/common';
import { Clock, Sql, type WorkList } from '../../kernel/index.js';
import type { PersonActor } from '../../identity/index.js';
import { offeredToSql, taskFields, TaskRepository, type TaskRow } from '../../tasks/index.js';
import { describeDue } from './describe-due.js';
import { InstanceRepository } from '../instance-repository.js';
import { instanceFields, instanceJoins, type InstanceRow } from '../instance-row.js';
import { taskWorkKey } from '../work-key.js';

const shown = 100;

/** Everything that waits for a person: overdue first, then by due time, then what came first. */
@Injectable()
export class WorkLists {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly instances: InstanceRepository,
    private readonly tasks: TaskRepository,
  ) {}

  async of(actor: PersonActor): Promise<WorkList> {
    const offered = offeredToSql(actor, 1);
    const mine = `t.status = 'open' AND t.kind = 'user' AND ${offered.where}
      AND (NOT i.sealed OR i.organisation_id = $2::uuid)`;
    const now = this.clock.now();
    const today = this.clock.iso().slice(0, 10);
    const [rows, [counts]] = await Promise.all([
      this.sql.query<TaskRow & InstanceRow>(
        `SELECT ${taskFields}, ${instanceFields} FROM tasks t JOIN instances i ON i.id = t.instance_id ${instanceJoins}
          WHERE ${mine} ORDER BY t.due NULLS LAST, t.opened_at, t.id LIMIT ${shown}`,
        offered.bind,
      ),
      this.sql.query<{ total: number; overdue: number; due_today: number }>(
        `SELECT count(*)::int AS total, count(*) FILTER (WHERE t.due < $4)::int AS overdue,
                count(*) FILTER (WHERE t.due >= $4 AND (t.due AT TIME ZONE $5)::date = $6::date)::int AS due_today
           FROM tasks t JOIN instances i ON i.id = t.instance_id WHERE ${mine}`,
        [...offered.bind, now, this.clock.timeZone, today],
      ),
    ]);
    return {
      total: counts!.total,
      overdue: counts!.overdue,
      dueToday: counts!.due_today,
      items: rows.map((row) => this.itemOf(row)),
    };
  }

  private itemOf(row: TaskRow & InstanceRow): WorkList['items'][number] {
    const task = this.tasks.fromRow(row);
    const instance = this.instances.fromRow(row);
    return {
      key: taskWorkKey(task.id),
      title: task.name,
      instanceTitle: instance.title,
      number: instance.number,
      due: task.due,
      note: describeDue(task.due, this.clock.iso()),
      openedAt: task.openedAt,
    };
  }
}

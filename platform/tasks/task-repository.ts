import { Injectable } from '@nestjs/common';
import { Clock, Sql, type Transaction } from '../kernel/index.js';
import type { Actor } from '../identity/index.js';
import type { Task } from './task.js';

export interface TaskRow {
  task_id: string;
  instance_id: string;
  wait: string;
  task_process: string;
  element: string;
  kind: 'user' | 'action';
  name: string;
  form: string;
  groups: string[];
  task_organisation: string | null;
  assignee: string | null;
  due: Date | null;
  status: 'open' | 'completed' | 'closed';
  opened_at: Date;
  completed_at: Date | null;
  completed_by: string | null;
  completed_organisation: string | null;
}

/** Columns of `tasks t`, named so that they can stand beside those of an instance. */
export const taskFields = `t.id AS task_id, t.instance_id, t.wait, t.process AS task_process, t.element, t.kind, t.name,
  t.form, t.groups, t.organisation_id AS task_organisation, t.assignee, t.due, t.status, t.opened_at, t.completed_at,
  t.completed_by, t.completed_organisation`;

/** SQL over `tasks t` for the tasks that an actor may complete; binds roles, organisation and person. */
export function offeredToSql(actor: Actor, firstPlace: number): { where: string; bind: unknown[] } {
  const [roles, organisation, person] = [firstPlace, firstPlace + 1, firstPlace + 2];
  return {
    where: `t.groups && $${roles}::text[]
      AND (t.organisation_id IS NULL OR t.organisation_id = $${organisation}::uuid)
      AND (t.assignee IS NULL OR t.assignee = $${person}::uuid)`,
    bind: [actor.roles, actor.organisation?.id ?? null, actor.person?.id ?? null],
  };
}

@Injectable()
export class TaskRepository {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  fromRow(row: TaskRow): Task {
    const at = (date: Date | null): string | null => (date ? this.clock.format(date) : null);
    return {
      id: row.task_id,
      instanceId: row.instance_id,
      wait: row.wait,
      process: row.task_process,
      element: row.element,
      kind: row.kind,
      name: row.name,
      form: row.form,
      groups: row.groups,
      organisationId: row.task_organisation,
      assignee: row.assignee,
      due: at(row.due),
      status: row.status,
      openedAt: this.clock.format(row.opened_at),
      completed: row.completed_at
        ? {
            at: this.clock.format(row.completed_at),
            by: row.completed_by,
            organisation: row.completed_organisation,
          }
        : null,
    };
  }

  async openOf(instanceId: string, tx?: Transaction): Promise<Task[]> {
    const rows = await this.sql.read<TaskRow>(
      `SELECT ${taskFields} FROM tasks t WHERE t.instance_id = $1 AND t.status = 'open' ORDER BY t.opened_at, t.wait`,
      [instanceId],
      tx,
    );
    return rows.map((row) => this.fromRow(row));
  }
}

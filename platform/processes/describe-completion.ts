import { Sql } from '../kernel/index.js';
import type { Task } from '../tasks/index.js';

/** Who completed a task and when, as the refusal of a second completion says it. */
export async function describeCompletion(sql: Sql, task: Task): Promise<{ who: string; when: string }> {
  const [row] = await sql.query<{ organisation: string | null; person: string | null }>(
    `SELECT (SELECT name FROM organisations WHERE id = $1) AS organisation,
            (SELECT name FROM people WHERE id = $2) AS person`,
    [task.completed?.organisation ?? null, task.completed?.by ?? null],
  );
  const who = [row?.organisation, row?.person].filter(Boolean).join(' ') || '系统';
  const when = (task.completed?.at ?? '').slice(0, 16).replace('T', ' ');
  return { who, when };
}

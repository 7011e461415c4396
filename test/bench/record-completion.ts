import { randomUUID } from 'node:crypto';
import { query, type BenchDatabase } from './bench-database.js';
import { firstKey, submitReading, type Clerk } from './completions.js';
import type { RecordedCompletion } from './pgbench-script.js';
import { readStatements } from './recorded-statements.js';

/** Completes one step with all statements logged. */
export async function recordCompletion(
  database: BenchDatabase,
  url: string,
  clerk: Clerk,
): Promise<RecordedCompletion> {
  const key = await firstKey(clerk.client);
  const idempotencyKey = randomUUID();
  const log = await database.logOf(() => submitReading(clerk, key, idempotencyKey));
  const completedTask = key.slice('task~'.length);
  const [row] = await query<{ instance: string; task: string; wait: string; version: number }>(
    url,
    `SELECT i.id AS instance, t.id AS task, t.wait, i.version FROM instances i
       JOIN tasks t ON t.instance_id = i.id AND t.status = 'open'
      WHERE i.id = (SELECT instance_id FROM tasks WHERE id = '${completedTask}')`,
  );
  return {
    statements: readStatements(log, 'platform'),
    instance: row!.instance,
    completedTask,
    openedTask: row!.task,
    openedWait: row!.wait,
    idempotencyKey,
    version: row!.version,
  };
}

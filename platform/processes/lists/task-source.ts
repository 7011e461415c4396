import { quoteLiteral, type DataRow, type RowSource } from '../../records/index.js';
import type { Clock, Row } from '../../kernel/index.js';

/** Task columns beside the paths of the instance that a task belongs to. */
export const duePath = '_due';
export const completedPath = '_completed';

/** What a list must know of a task and never shows. */
export interface TaskOfRow {
  id: string;
  status: 'open' | 'completed' | 'closed';
  name: string;
}

/** Tasks of some elements, each with the whole instance that it belongs to. */
export function taskSource(instances: RowSource, elements: readonly string[], clock: Clock): RowSource {
  return {
    ...instances,
    from: `${instances.from} JOIN tasks t ON t.instance_id = i.id`,
    where: `${instances.where} AND t.element IN (${elements.map(quoteLiteral).join(', ')})`,
    id: 't.id',
    select: `${instances.select}, t.id AS t_id, t.status AS t_status, t.name AS t_name, t.due AS t_due, t.completed_at AS t_completed_at`,
    column(path) {
      if (path === duePath) return { sql: 't.due', kind: 'instant' };
      if (path === completedPath) return { sql: 't.completed_at', kind: 'instant' };
      return instances.column(path);
    },
    toRow: (raw) => ({ ...instances.toRow(raw), ...taskOf(raw, clock) }),
  };
}

function taskOf(raw: Row, clock: Clock): DataRow {
  const instant = (value: unknown): string | null => (value instanceof Date ? clock.format(value) : null);
  const task: TaskOfRow = {
    id: raw['t_id'] as string,
    status: raw['t_status'] as TaskOfRow['status'],
    name: raw['t_name'] as string,
  };
  return { _task: task, [duePath]: instant(raw['t_due']), [completedPath]: instant(raw['t_completed_at']) };
}

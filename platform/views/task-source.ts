import type { Release } from '../definitions/index.js';
import type { Actor } from '../identity/index.js';
import type { Row } from '../kernel/index.js';
import {
  instanceSource,
  instanceTables,
  quoteLiteral,
  type Column,
  type DataRow,
  type RowSource,
  type RowTools,
  type SqlFilter,
} from '../records/index.js';

const columns: Record<string, Column> = {
  '_task.id': { sql: 't.id', kind: 'uuid', required: true },
  '_task.name': { sql: 't.name', kind: 'text', required: true },
  '_task.due': { sql: 't.due', kind: 'instant' },
  '_task.opened': { sql: 't.opened_at', kind: 'instant', required: true },
};

/** Open steps of a process, or of one of its elements (`process/element`), with the instance that each belongs to. */
export function taskSource(release: Release, place: string, tools: RowTools): RowSource {
  const [process = '', element] = place.split('/');
  const instances = instanceSource(release, process, tools);
  const ofElement = element === undefined ? '' : ` AND t.element = ${quoteLiteral(element)}`;
  return {
    ...instances,
    from: `tasks t JOIN ${instanceTables.replace('instances i', 'instances i ON i.id = t.instance_id')}`,
    where: `t.process = ${quoteLiteral(process)} AND t.status = 'open' AND t.kind = 'user'${ofElement}`,
    id: 't.id',
    select: `${instances.select}, t.id AS task_id, t.name AS task_name, t.due AS task_due, t.opened_at AS task_opened`,
    column: (path) => (Object.hasOwn(columns, path) ? columns[path]! : instances.column(path)),
    open: ['_task'],
    toRow: (raw) => ({ ...instances.toRow(raw), _task: taskOf(raw, tools) }),
  };
}

function taskOf(raw: Row, { clock }: RowTools): DataRow {
  const instant = (value: unknown) => (value instanceof Date ? clock.format(value) : null);
  return {
    id: raw['task_id'],
    name: raw['task_name'],
    due: instant(raw['task_due']),
    opened: instant(raw['task_opened']),
  };
}

/** Steps that somebody of these roles, in this organisation, may complete. */
export function offeredTasks({ person, organisation, roles }: Actor): SqlFilter {
  return {
    where:
      't.groups && $1::text[] AND (t.organisation_id IS NULL OR t.organisation_id = $2::uuid) ' +
      'AND (t.assignee IS NULL OR t.assignee = $3::uuid)',
    bind: [roles, organisation?.id ?? null, person?.id ?? null],
  };
}

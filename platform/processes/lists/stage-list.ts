import { abilityFor } from '../../access/index.js';
import type { Release } from '../../definitions/index.js';
import type { List } from '../../kernel/index.js';
import type { PersonActor } from '../../identity/index.js';
import type { DataRow, RowSource } from '../../records/index.js';
import { draftOwner, offeredToSql, sealedFromOthers } from '../../tasks/index.js';
import type { ListRequest } from '../../views/index.js';
import { taskWorkKey } from '../work-key.js';
import { listViewOf, type StagePlace } from './stage-place.js';
import { TaskRights } from './task-rights.js';
import { completedPath, duePath, type TaskOfRow } from './task-source.js';

/** Everything that the lists of one request share. */
export interface StageRequest {
  release: Release;
  actor: PersonActor;
  place: StagePlace;
  /** ISO 8601 with offset. */
  now: string;
}

export type TabRequest = Omit<ListRequest, 'query' | 'tabs'>;

/** 待填报: the steps or actions that are offered to the actor, the most urgent first. */
export function todoTasks(request: StageRequest, source: RowSource): TabRequest {
  const { release, place, actor } = request;
  const view = listViewOf(release, place.process);
  const withDue = place.kind === 'stage';
  const due = { path: duePath, title: '办理期限', format: 'due' as const, place: 'aside' as const };
  return {
    ...shared(request, source),
    view: {
      ...view,
      columns: withDue ? [...view.columns, due] : view.columns,
      sort: withDue ? [{ path: duePath, direction: 'asc' }, ...view.sort] : view.sort,
    },
    conditions: [{ where: `t.status = 'open'`, bind: [] }, offeredToSql(actor, 1), sealedFromOthers(actor)],
    describeRow: (row) => openRow(row, { kind: 'work', title: '填报', icon: 'fill' }),
  };
}

/** 已填报: what the actor's organisation has completed, and what it has saved on purpose to go on with later. */
export function doneTasks(request: StageRequest, source: RowSource): TabRequest {
  const { release, place, actor } = request;
  const view = listViewOf(release, place.process);
  const completed = {
    path: completedPath,
    title: '填报时间',
    format: 'datetime' as const,
    place: 'aside' as const,
  };
  return {
    ...shared(request, source),
    view: {
      ...view,
      columns: [...view.columns, completed],
      sort: [{ path: completedPath, direction: 'desc' }, ...view.sort],
    },
    conditions: [completedOrSaved(actor), sealedFromOthers(actor)],
    describeRow: (row) =>
      taskOf(row).status === 'open'
        ? openRow(row, { kind: 'edit', title: '继续填报', icon: 'edit' })
        : completedRow(row),
  };
}

function shared({ release, actor, now }: StageRequest, source: RowSource) {
  return { release, actor, source, rights: new TaskRights(abilityFor(actor, release, now), actor, source) };
}

function completedOrSaved(actor: PersonActor): { where: string; bind: unknown[] } {
  const offered = offeredToSql(actor, 3);
  // written out and not as a CASE, so that the index on completed tasks is found
  const own = actor.organisation
    ? 't.completed_organisation = $1::uuid AND $2::uuid IS NOT NULL'
    : '$1::uuid IS NULL AND t.completed_by = $2::uuid';
  return {
    where: `(t.status = 'completed' AND ${own})
      OR (t.status = 'open' AND ${offered.where} AND EXISTS (
        SELECT 1 FROM drafts d WHERE d.key = 'task~' || t.id AND d.organisation_id = $6::uuid AND d.explicit))`,
    bind: [actor.organisation?.id ?? null, actor.person.id, ...offered.bind, draftOwner(actor)],
  };
}

type RowShape = Omit<List['rows'][number], 'cells'>;
type Action = Pick<RowShape['actions'][number], 'kind' | 'title' | 'icon'>;

function taskOf(row: DataRow): TaskOfRow {
  return row['_task'] as TaskOfRow;
}

function openRow(row: DataRow, action: Action): RowShape {
  const { id } = taskOf(row);
  const to = `/work/${taskWorkKey(id)}`;
  return { id, to, actions: [{ ...action, to }] };
}

function completedRow(row: DataRow): RowShape {
  const to = `/instances/${String(row['_id'])}`;
  return { id: taskOf(row).id, to, actions: [{ kind: 'open', title: '查看', icon: 'view', to }] };
}

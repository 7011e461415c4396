import type { AppAbility } from '../access/index.js';
import type { Release, View } from '../definitions/index.js';
import type { Actor } from '../identity/index.js';
import type { List } from '../kernel/index.js';
import { startOffer, type DataRow } from '../records/index.js';

type Row = List['rows'][number];
type Action = Row['actions'][number];

interface ViewForActor {
  release: Release;
  view: View;
  actor: Actor;
  ability: AppAbility;
  now: Date;
}

/** Id, page and actions of a row; `row` is what may be read of it, `whole` what it is. */
export function describeViewRow(context: ViewForActor, row: DataRow, whole: DataRow): Omit<Row, 'cells'> {
  const id = String(whole['_id']);
  const to = routeOf(context, whole);
  return {
    id: 'tasks' in context.view.source ? String((whole['_task'] as DataRow)['id']) : id,
    to,
    actions: context.view.actions.flatMap((action) => actionOf(context, action, { id, to, whole }) ?? []),
  };
}

function routeOf({ view: { source }, actor }: ViewForActor, whole: DataRow): string | null {
  const id = String(whole['_id']);
  if ('tasks' in source) return `/work/task~${String((whole['_task'] as DataRow)['id'])}`;
  if ('instances' in source) return `/instances/${id}`;
  if ('records' in source) return `${actor.person ? '/records' : '/portal'}/${source.records}/${id}`;
  return null;
}

function actionOf(
  { release, view, actor, ability, now }: ViewForActor,
  action: string,
  { id, to, whole }: { id: string; to: string | null; whole: DataRow },
): Action | null {
  const [kind, target = ''] = action.split(':') as [string, string?];
  switch (kind) {
    case 'open': {
      if (to === null) return null;
      const task = 'tasks' in view.source;
      return {
        kind: task ? 'work' : 'open',
        title: task ? '办理' : '查看',
        to,
        icon: task ? 'fill' : 'view',
      };
    }
    case 'print': {
      const print = release.prints.get(target);
      return print
        ? { kind: 'print', title: print.title, to: `/print/${target}?of=${id}`, icon: 'print' }
        : null;
    }
    case 'view': {
      const other = release.views.get(target);
      return other
        ? { kind: 'view', title: other.title, to: `/views/${target}?subject=${id}`, icon: 'list' }
        : null;
    }
    case 'start': {
      if (!('instances' in view.source)) return null;
      const offer = startOffer({ release, process: target, instance: whole, actor, ability, due: null, now });
      return offer && { kind: 'start', title: offer.label, to: `/work/${offer.key}`, icon: 'add' };
    }
    default:
      return null;
  }
}

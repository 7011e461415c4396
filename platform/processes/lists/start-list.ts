import { abilityFor, conditionsToSql } from '../../access/index.js';
import { refuse, type List } from '../../kernel/index.js';
import { Rights, type DataRow, type RowSource } from '../../records/index.js';
import { startWorkKey } from '../work-key.js';
import { titleOf } from '../work.js';
import { listViewOf } from './stage-place.js';
import type { StageRequest, TabRequest } from './stage-list.js';

type RowShape = Omit<List['rows'][number], 'cells'>;

/** 待填报 of a start about something: the subjects about which the actor may start now. */
export function startableSubjects(
  { release, actor, place, now }: StageRequest,
  subjects: RowSource,
): TabRequest {
  const ability = abilityFor(actor, release, now);
  const rights = new Rights(ability, actor, subjects);
  const { process } = place;
  const subject = release.processes.get(process.properties['subject'] ?? '')?.compiled;
  if (!subject) throw refuse('not-found');
  return {
    release,
    actor,
    rights,
    source: subjects,
    view: listViewOf(release, subject),
    conditions: [
      conditionsToSql(ability, 'start', `process:${process.id}`, subjects.column),
      rights.readable(),
      ...(process.properties['key'] === undefined
        ? []
        : [notYetStarted(process.id, actor.organisation?.id ?? null)]),
    ],
    describeRow: (_readable, row) => {
      const to = `/work/${startWorkKey(process.id, String(row['_id']))}`;
      return {
        id: String(row['_id']),
        to,
        actions: [{ kind: 'start', title: titleOf(place.elements[0]!), icon: 'fill', to }],
      };
    },
  };
}

/** 已填报 of a start: the instances of the actor's own organisation. */
export function ownInstances({ release, actor, place, now }: StageRequest, instances: RowSource): TabRequest {
  const rights = new Rights(abilityFor(actor, release, now), actor, instances);
  return {
    release,
    actor,
    rights,
    source: instances,
    view: listViewOf(release, place.process),
    conditions: [
      rights.readable(),
      actor.organisation
        ? { where: 'i.organisation_id = $1::uuid', bind: [actor.organisation.id] }
        : { where: 'i.started_by = $1::uuid', bind: [actor.person.id] },
    ],
    describeRow: (_readable, row) => instanceRow(row),
  };
}

function instanceRow(row: DataRow): RowShape {
  const to = `/instances/${String(row['_id'])}`;
  return { id: String(row['_id']), to, actions: [{ kind: 'open', title: '查看', icon: 'view', to }] };
}

/** A process with a key runs once; a second start would only be refused. */
function notYetStarted(process: string, organisation: string | null): { where: string; bind: unknown[] } {
  return {
    where: `NOT EXISTS (SELECT 1 FROM instances own WHERE own.subject_id = i.id AND own.process = $1::text
              AND own.organisation_id = $2::uuid AND own.ended_at IS NULL)`,
    bind: [process, organisation],
  };
}

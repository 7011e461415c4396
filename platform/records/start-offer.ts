import type { AppAbility } from '../access/index.js';
import type { Release } from '../definitions/index.js';
import type { Actor } from '../identity/index.js';
import type { RecordPage } from '../kernel/index.js';
import type { DataRow } from './rows/row-source.js';

type Offer = RecordPage['offers'][number];

interface Start {
  release: Release;
  /** Process that would be started. */
  process: string;
  /** The instance it would be about, as it is. */
  instance: DataRow;
  actor: Actor;
  ability: AppAbility;
  /** ISO 8601; null = there is no deadline, undefined = one is missing, so nothing is open. */
  due: string | null | undefined;
  now: Date;
}

/**
 * The offer to start a process about an instance. A visitor is offered what stands open until its deadline, since only the login
 * tells who may; whoever is logged in only what the roles allow.
 */
export function startOffer({ release, process, instance, actor, ability, due, now }: Start): Offer | null {
  const elements = release.processes.get(process)?.compiled.elements ?? {};
  const start = Object.values(elements).find((element) => element.startable);
  if (!start) return null;
  const open = due !== undefined && instance['_ended'] === null && !(due && Date.parse(due) <= now.getTime());
  const allowed = actor.person ? ability.can('start', `process:${process}`, instance) : true;
  if (!open || !allowed) return null;
  return {
    key: `start~${process}~${String(instance['_id'])}`,
    label: start.properties['label'] ?? start.name,
    kind: 'start',
    element: start.id,
    due,
  };
}

import type { Actor } from '../identity/index.js';

/** SQL over `instances i`: of sealed ones only those of the actor's own organisation, whatever the roles say. */
export function sealedFromOthers(actor: Actor): { where: string; bind: unknown[] } {
  return { where: '(NOT i.sealed OR i.organisation_id = $1::uuid)', bind: [actor.organisation?.id ?? null] };
}

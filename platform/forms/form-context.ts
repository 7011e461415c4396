import type { Release } from '../definitions/index.js';
import type { Variables } from '../engine/index.js';
import type { Actor, Organisation } from '../identity/index.js';
import type { Transaction } from '../kernel/index.js';

/** Everything a form's expressions may read besides the data that is being filled in. */
export interface FormContext {
  release: Release;
  /** ISO 8601 with offset. */
  now: string;
  /** Who fills the form in: the roots `person` and `organisation`. */
  actor: Actor;
  /** Instance data by top-level name. */
  variables: Variables;
  /** `p`, `subject` and the `_…` metadata. */
  constants: Variables;
  tx?: Transaction;
}

/** An organisation as expressions see it: its profile's fields beside its own. */
export function organisationRoot(organisation: Organisation): Variables {
  const { profile, id, name, code, type, state } = organisation;
  return { ...(profile as Variables), id, name, code, type, state };
}

import type { Lookup, Release } from '../definitions/index.js';
import type { Json } from '../engine/index.js';
import type { Actor } from '../identity/index.js';
import type { Transaction } from '../kernel/index.js';

export interface LookupQuery {
  release: Release;
  actor: Actor;
  /** Evaluates the FEEL of a condition's value, with its leading `=`. */
  evaluate: (expression: string) => Json;
  tx?: Transaction;
}

/**
 * Answers the `lookups` of a form with the platform's own rights. A capability above implements it and exports it from
 * a global module: forms know neither records nor instances.
 */
export abstract class LookupSource {
  /** A list of rows; with `first` one row or null; an organisation or null. */
  abstract find(lookup: Lookup, query: LookupQuery): Promise<Json>;
}

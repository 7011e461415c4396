import type { WaitDescriptions } from '../inspect.js';
import type { StepSuccess } from '../types.js';

export type MigrationRefusalCode =
  | 'already-ended'
  | 'state-does-not-fit'
  | 'mapping-invalid'
  | 'element-missing'
  | 'type-changed'
  | 'scope-changed'
  | 'join-changed'
  | 'loop-changed'
  | 'event-sub-process-changed'
  | 'compensation-changed'
  | 'token-doubled'
  | 'tokens-unbalanced'
  | 'step-refused';

/** One thing that stands against a migration. */
export interface MigrationRefusal {
  code: MigrationRefusalCode;
  element?: string;
  /** Chinese: what was expected, what was found, what to do. */
  message: string;
}

/**
 * A migration is written like any other step: `closed` and `opened` are what boundary events and the like were removed
 * and added; should something have become possible at once (a join that waits for nobody any more), it has happened.
 */
export interface MigrationSuccess extends StepSuccess {
  /** Waits that stay open under their ids, as the new process describes them: rows to be renewed. */
  kept: WaitDescriptions;
}

export type MigrationResult = MigrationSuccess | { ok: false; refusals: MigrationRefusal[] };

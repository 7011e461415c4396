import { compileExpression, evaluateExpression, type Json, type Variables } from '../../engine/index.js';
import type { FeelFunctions, Release } from '../../definitions/index.js';
import type { Actor } from '../../identity/index.js';

/** Evaluates FEEL (with or without the leading `=`); `locals` win over the roots. */
export type Evaluate = (expression: string, locals?: Readonly<Variables>) => Json;

export interface EvaluatorRoots {
  release: Release;
  /** ISO 8601 with offset. */
  now: string;
  /** Roots by name; `p` is there already. */
  roots: Readonly<Record<string, unknown>>;
  /** Functions beside the release's own. */
  functions?: FeelFunctions;
}

export function evaluatorOver({ release, now, roots, functions }: EvaluatorRoots): Evaluate {
  const known = functions ?? release.functions(now);
  const names = Object.keys(known);
  const constants = { p: release.parameters, ...(roots as Variables) };
  return (expression, locals = {}) =>
    evaluateExpression(compileExpression(expression, names), {
      now,
      variables: locals as Variables,
      constants,
      functions: known,
    });
}

/** `person` and `organisation` as expressions see them: the profile's fields beside the organisation's own. */
export function actorRoots(actor: Actor): Record<string, unknown> {
  const { person, organisation } = actor;
  if (!organisation) return { person, organisation: null };
  const { profile, ...own } = organisation;
  return { person, organisation: { ...profile, ...own } };
}

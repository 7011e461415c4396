import { compileExpression, evaluateExpression, type Json, type Variables } from '../../engine/index.js';
import type { FeelFunctions, Release } from '../../definitions/index.js';
import { organisationRoot } from '../../forms/index.js';
import type { Actor } from '../../identity/index.js';
import type { DataRow } from '../rows/row-source.js';

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
  return { person, organisation: organisation && organisationRoot(organisation) };
}

/** A row as expressions see it: `_subject` is an id, and `subject` what is known of that instance. */
export function feelRow(row: DataRow): DataRow {
  const subject = row['_subject'];
  if (typeof subject !== 'object' || subject === null) return row;
  return { ...row, _subject: (subject as DataRow)['_id'] ?? null, subject };
}

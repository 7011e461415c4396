import type { ExplorationFinding, StoryStep } from '../exploration.js';
import type { Way } from '../state-space.js';
import { neverReached } from './never-reached.js';
import { endlessLoops, failingExpressions } from './refused-steps.js';
import type { Draft, Material, Rule } from './rule.js';
import { deadlocks, tokensThatStay, withoutEnd } from './stuck-states.js';
import { nobodyMayDo, workLeftBehind } from './tasks.js';
import { tokensThatMeet } from './tokens-that-meet.js';

/** Gravest first. */
const rules: readonly Rule[] = [
  deadlocks,
  withoutEnd,
  tokensThatStay,
  endlessLoops,
  nobodyMayDo,
  tokensThatMeet,
  neverReached,
  failingExpressions,
  workLeftBehind,
];

/** Everything that is wrong in an explored process, each with the shortest way to it. */
export function findDefects(material: Material): ExplorationFinding[] {
  const { space, storyteller } = material;
  const tell = (way: Way | undefined): StoryStep[] => (way ? storyteller.tell(space.retrace(way)) : []);
  return withoutRepetition(rules.flatMap((rule) => rule(material))).map(({ way, attempt, ...finding }) => ({
    ...finding,
    path: [...tell(way ?? attempt?.from), ...(attempt ? [storyteller.attempt(attempt.possible)] : [])],
  }));
}

/** A join at which the process stops need not be said to keep its tokens. */
function withoutRepetition(drafts: readonly Draft[]): Draft[] {
  const dead = new Set(drafts.filter(({ rule }) => rule === 'deadlock').map(({ element }) => element));
  return drafts.filter(({ rule, element }) => rule !== 'token-never-leaves' || !dead.has(element));
}

import type { FlowNode } from '../compile/graph.js';
import type { Completion, Scope, Token } from '../state.js';
import { mergeCompletions } from './completions.js';
import { runEventSubProcess } from './events.js';
import { endToken } from './flows.js';
import { closeScope } from './scopes.js';
import type { Step } from './step.js';

/**
 * Undoes what was completed in the scope of the thrower, the latest first, one after the other. The thrower owns a
 * scope of its own for it, in which the handlers run: when it is cancelled, so are they.
 * @param activity only this one
 * @returns whether the thrower has something to wait for; its behaviour's `bodyEnded` then goes on
 */
export function compensate(step: Step, thrower: Token, activity?: string): boolean {
  const undo = takeCompletions(step, thrower, activity);
  if (undo.length === 0) return false;
  undoNext(step, step.addScope({ e: thrower.e, owner: thrower.id, undo }));
  return true;
}

/** A thrower in an event sub-process undoes what was completed around that, too. */
function takeCompletions(step: Step, thrower: Token, activity: string | undefined): Completion[] {
  let taken: Completion[] = [];
  for (let at: Token | undefined = thrower; at;) {
    const scope = step.scope(at.s);
    const done = scope.done ?? [];
    taken = [...done.filter(({ e }) => activity === undefined || e === activity), ...taken];
    const left = activity === undefined ? [] : done.filter(({ e }) => e !== activity);
    if (left.length > 0) scope.done = left;
    else delete scope.done;
    at = step.scopeNode(scope)?.isEventSubProcess ? step.ownerOf(scope.id) : undefined;
  }
  return taken;
}

/** Nothing is being undone in the scope of a compensation: undoes the next one, or ends it. */
export function undoNext(step: Step, scope: Scope): void {
  const next = scope.undo!.at(-1);
  if (!next) return endCompensation(step, scope);
  const node = step.node(next.e);
  const again = node.compensatedBy ?? node.body?.compensatedBy;
  const rest = scope.undo!.slice(0, -1);
  scope.undo = again && next.n > 1 ? [...rest, { e: next.e, n: next.n - 1 }] : rest;
  if (node.compensatedBy) step.schedule(step.addToken({ e: node.compensatedBy.id, s: scope.id }));
  else undoInside(step, scope, node, next.d ?? []);
}

/** Opens a completed sub-process again, only to undo what is in it, by its own way if it has one. */
function undoInside(step: Step, around: Scope, node: FlowNode, completions: Completion[]): void {
  const token = step.addToken({ e: node.id, s: around.id, c: true });
  step.tell('entered', token);
  const handler = node.body!.compensatedBy;
  if (!handler) return undoNext(step, step.addScope({ e: node.id, owner: token.id, undo: completions }));
  const done = mergeCompletions(completions);
  const scope = step.addScope({ e: node.id, owner: token.id, done, undo: [] });
  runEventSubProcess(step, scope, handler, {});
}

function endCompensation(step: Step, scope: Scope): void {
  const owner = step.ownerOf(scope.id)!;
  closeScope(step, scope);
  if (owner.c) {
    step.tell('left', owner);
    return endToken(step, owner);
  }
  const node = step.node(owner.e);
  node.behaviour.bodyEnded!(step, owner, node);
}

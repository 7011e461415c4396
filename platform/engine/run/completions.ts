import type { FlowNode } from '../compile/graph.js';
import type { Completion, Scope, Token } from '../state.js';
import type { Step } from './step.js';

/**
 * Adds what was completed later. An activity has one record however often it is completed, at the place of the last
 * time, so that loops do not make the state grow.
 */
export function mergeCompletions(
  earlier: readonly Completion[] = [],
  later: readonly Completion[] = [],
): Completion[] {
  const merged = [...earlier];
  for (const completion of later) {
    const index = merged.findIndex(({ e }) => e === completion.e);
    const [known] = index < 0 ? [] : merged.splice(index, 1);
    merged.push(known ? addUp(known, completion) : completion);
  }
  return merged;
}

function addUp(known: Completion, { e, n, d }: Completion): Completion {
  const inner = known.d || d ? { d: mergeCompletions(known.d, d) } : {};
  return { e, n: known.n + n, ...inner };
}

/**
 * Remembers in the scope around it that an activity is completed, if that can be undone. A handler undoes the whole of
 * it, also of a multi-instance activity or a loop; a compensation event sub-process undoes each of its `instances`.
 */
export function recordCompletion(step: Step, token: Token, node: FlowNode, instances = 1): void {
  if (!node.compensable) return;
  const { d } = token;
  const completion: Completion = { e: node.id, n: 1 };
  if (!node.compensatedBy) {
    if (!d && !node.body?.compensatedBy) return;
    completion.n = instances;
    if (d) completion.d = d;
  }
  const scope = step.scope(token.s);
  scope.done = mergeCompletions(scope.done, [completion]);
}

/** A compensation is cancelled: what it has not begun to undo can still be undone by another one. */
export function giveBack(step: Step, owner: Token, scope: Scope): void {
  const rest = mergeCompletions(scope.done, scope.undo);
  if (rest.length === 0) return;
  if (owner.c) {
    const around = step.scope(owner.s);
    around.undo = mergeCompletions(around.undo, [{ e: owner.e, n: 1, d: rest }]);
    return;
  }
  // What is recorded there now was completed later, or not meant.
  for (const completion of rest.reverse()) {
    let home = step.scope(owner.s);
    while (step.scopeNode(home) !== step.node(completion.e).scope)
      home = step.scope(step.ownerOf(home.id)!.s);
    home.done = mergeCompletions([completion], home.done);
  }
}

import type { FlowNode, ScopeNode } from '../compile/graph.js';
import { rootScopeId, type Scope, type Token } from '../state.js';
import type { StepSuccess } from '../types.js';
import { giveBack, mergeCompletions } from './completions.js';
import type { Step } from './step.js';
import { closeWaitsOf, openEvent } from './waits.js';

/** Opens the body of a sub-process with one token at its start. */
export function openBody(step: Step, owner: Token, body: ScopeNode, start: FlowNode): Token {
  const scope = step.addScope({ e: owner.e, owner: owner.id });
  openEventSubProcesses(step, scope, body);
  return step.addToken({ e: start.id, s: scope.id });
}

/** From now on, while the scope lasts, its event sub-processes can be started. */
export function openEventSubProcesses(step: Step, scope: Scope, body: ScopeNode): void {
  for (const { start } of body.eventSubProcesses) openEvent(step, { s: scope.id }, start);
}

/** Ends the scope when no token is left in it. */
export function checkScope(step: Step, scopeId: string): void {
  if (!step.tokens.isEmpty(scopeId)) return;
  if (scopeId === rootScopeId) return endInstance(step, 'completed');
  const scope = step.scope(scopeId);
  if (scope.undo) return step.node(scope.e).behaviour.undone!(step, scope);
  const owner = step.ownerOf(scopeId)!;
  if (scope.done) owner.d = mergeCompletions(owner.d, scope.done);
  closeScope(step, scope);
  const node = step.node(owner.e);
  node.behaviour.bodyEnded!(step, owner, node);
}

/** Ends everything at once; the scope (or the instance) is then complete. */
export function terminateScope(step: Step, token: Token): void {
  const scopeId = token.s;
  step.removeToken(token);
  cancelTokens(step, scopeId);
  if (scopeId === rootScopeId) endInstance(step, 'terminated');
  else checkScope(step, scopeId);
}

export function endInstance(step: Step, outcome: NonNullable<StepSuccess['ended']>): void {
  cancelTokens(step, rootScopeId);
  for (const wait of step.waits.all()) step.closeWait(wait);
  step.status = outcome;
  step.events.push({ type: 'ended', outcome });
}

/** Cancels the tokens of a scope and all that is inside them; the scope itself stays. */
export function cancelTokens(step: Step, scopeId: string): void {
  for (const token of step.tokensIn(scopeId)) cancelToken(step, token);
}

export function cancelToken(step: Step, token: Token): void {
  cancelBody(step, token);
  closeWaitsOf(step, token);
  const entered = !step.isOnTheWay(token) && !step.node(token.e).behaviour.entersItself;
  if (entered) step.tell('interrupted', token);
  step.removeToken(token);
}

/** Cancels what runs inside a token: the body of a sub-process, the inner instances of a multi-instance. */
export function cancelBody(step: Step, token: Token): void {
  const bodies = step.scopes.of(token.id);
  for (const scope of bodies) {
    cancelTokens(step, scope.id);
    if (scope.undo) giveBack(step, token, scope);
    closeScope(step, scope);
  }
}

export function closeScope(step: Step, scope: Scope): void {
  closeWaitsOf(step, scope);
  step.scopes.remove(scope);
}

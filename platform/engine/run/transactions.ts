import { compensate } from './compensation.js';
import { triggerBoundary } from './events.js';
import { cancelToken } from './scopes.js';
import type { Step } from './step.js';
import type { Token } from '../state.js';
import { closeWaitsOf } from './waits.js';

/** Cancels the rest of the transaction, so that nothing but errors can leave it now, then undoes what is completed. */
export function cancelTransaction(step: Step, token: Token): void {
  for (const other of step.tokensIn(token.s)) if (other !== token) cancelToken(step, other);
  closeWaitsOf(step, step.scope(token.s));
  closeWaitsOf(step, step.ownerOf(token.s)!);
  if (!compensate(step, token)) leaveTransaction(step, token);
}

/** Everything is undone: goes on at the cancel boundary event. */
export function leaveTransaction(step: Step, token: Token): void {
  step.tell('left', token);
  step.removeToken(token);
  const host = step.ownerOf(token.s)!;
  const boundary = step.node(host.e).boundaries.find(({ trigger }) => trigger?.kind === 'cancel')!;
  triggerBoundary(step, host, boundary, undefined, {});
}

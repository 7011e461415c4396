import type { EventSubProcess, FlowNode } from '../compile/graph.js';
import type { Scope, Token, WaitState } from '../state.js';
import type { Variables } from '../types.js';
import { follow, tellEntered } from './flows.js';
import { cancelToken, cancelTokens, openBody } from './scopes.js';
import type { Step } from './step.js';
import { addDuration } from './timers.js';
import { evaluateText, storeResult, type Keeping } from './variables.js';
import { closeWaitsOf, openTimer } from './waits.js';

/** An open wait is answered. */
export function triggerWait(step: Step, wait: WaitState, result: Variables): void {
  const node = step.node(wait.e);
  if (wait.s !== undefined) return triggerEventSubProcess(step, step.scope(wait.s), node, wait, result);
  const token = step.token(wait.t!);
  if (node.attachedTo) return triggerBoundary(step, token, node, wait, result);
  if (token.e !== node.id) chooseEvent(step, token, node);
  else step.closeWait(wait);
  node.behaviour.resume!(step, token, node, wait, result);
}

/** The first event behind an event-based gateway wins; the others are no longer waited for. */
function chooseEvent(step: Step, token: Token, node: FlowNode): void {
  const gateway = step.node(token.e);
  closeWaitsOf(step, token);
  step.tell('left', token);
  const flow = gateway.outgoing.find((outgoing) => outgoing.target === node)!;
  follow(step, token, flow);
  tellEntered(step, token, node);
}

/** Goes on at a boundary event; `wait` is what it was offered under, if it was. */
export function triggerBoundary(
  step: Step,
  host: Token,
  node: FlowNode,
  wait: WaitState | undefined,
  result: Variables,
): void {
  const { s } = host;
  if (node.interrupting) cancelToken(step, host);
  else if (wait) continueWaiting(step, wait);
  const token = step.addToken({ e: node.id, s });
  storeEventResult(step, token, node, result);
  step.schedule(token);
}

export function triggerEventSubProcess(
  step: Step,
  scope: Scope,
  start: FlowNode,
  wait: WaitState | undefined,
  result: Variables,
): void {
  if (start.interrupting) {
    cancelTokens(step, scope.id);
    closeWaitsOf(step, scope);
  } else if (wait) continueWaiting(step, wait);
  const { eventSubProcesses } = step.scopeNode(scope)!;
  runEventSubProcess(
    step,
    scope,
    eventSubProcesses.find((candidate) => candidate.start === start)!,
    result,
  );
}

/** Runs an event sub-process in its scope. */
export function runEventSubProcess(
  step: Step,
  scope: Scope,
  { subProcess, start }: EventSubProcess,
  result: Variables,
): void {
  const owner = step.addToken({ e: subProcess.id, s: scope.id });
  tellEntered(step, owner, subProcess);
  const token = openBody(step, owner, subProcess.body!, start);
  storeEventResult(step, token, start, result);
  step.schedule(token);
}

/** A message or action can come again under the same wait; a timer is over, or due again when it is a cycle. */
function continueWaiting(step: Step, wait: WaitState): void {
  if (wait.k !== 'timer') return;
  step.closeWait(wait);
  if (wait.every === undefined || wait.left === 0) return;
  const { id: _closed, ...again } = wait;
  const left = wait.left! < 0 ? -1 : wait.left! - 1;
  openTimer(step, { ...again, left, due: addDuration(wait.due!, wait.every)! });
}

const keepings: Record<string, Keeping> = {
  message: 'without-outputs',
  error: 'without-outputs',
  escalation: 'without-outputs',
};

/** Keeps what an event brought; what a person submitted is kept in any case. */
export function storeEventResult(step: Step, token: Token, node: FlowNode, result: Variables): void {
  const keeping = node.task ? 'always' : (keepings[node.trigger!.kind] ?? 'unless-empty');
  storeResult(step, token, node, result, keeping);
}

/** Delivers to every wait that fits at this moment; one that is closed meanwhile gets nothing. */
export function deliver(step: Step, like: Partial<WaitState>, result: Variables): number {
  const waits = step.waits.all(like);
  for (const wait of waits) {
    if (step.waits.has(wait)) triggerWait(step, wait, result);
  }
  return waits.length;
}

/** A signal thrown here reaches whoever waits for it in this instance, in this step. */
export function throwSignal(step: Step, token: Token, node: FlowNode): void {
  const { trigger } = node;
  if (trigger?.kind !== 'signal') return;
  const name = evaluateText(step, token, trigger.name, { element: node.id, name: '信号名称' });
  deliver(step, { k: 'signal', name }, {});
}

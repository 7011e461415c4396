import type { FlowNode, MultiInstance } from '../compile/graph.js';
import type { LoopState, Scope, Token } from '../state.js';
import type { Json, Variables } from '../types.js';
import { leave } from './flows.js';
import { cancelTokens, closeScope } from './scopes.js';
import type { Step } from './step.js';
import { evaluateAs, evaluateBoolean, evaluateValue, writeVariable } from './variables.js';
import { closeWaitsOf } from './waits.js';

/** Makes the inner instances: all at once, or the first of them. */
export function startMultiInstance(step: Step, body: Token, node: FlowNode): void {
  const loop = node.loop!;
  const place = { element: node.id, name: '多实例集合' };
  const items = evaluateAs(step, body, loop.inputCollection, place, '列表', (value) =>
    Array.isArray(value) ? value : undefined,
  );
  const state: LoopState = { total: items.length, completed: 0, terminated: 0 };
  if (loop.outputCollection) state.outputs = items.map(() => null);
  const scope = step.addScope({ e: node.id, owner: body.id, loop: state });
  if (items.length === 0) return finish(step, body, node, scope);
  if (loop.sequential) state.rest = items.slice(1);
  const first = loop.sequential ? items.slice(0, 1) : items;
  first.forEach((item, index) => addInner(step, scope, node, item, index));
}

function addInner(step: Step, scope: Scope, node: FlowNode, item: Json, index: number): void {
  const locals: Variables = { loopCounter: index + 1 };
  if (node.loop!.inputElement) locals[node.loop!.inputElement] = item;
  step.schedule(step.addToken({ e: node.id, s: scope.id, i: index, v: locals }));
}

/** An inner instance is done: collects its output, then ends the activity or goes on to the next. */
export function completeInner(step: Step, token: Token, node: FlowNode): void {
  const scope = step.scope(token.s);
  const state = scope.loop!;
  const loop = node.loop!;
  collectOutput(step, token, node, loop, state);
  state.completed += 1;
  step.tell('left', token);
  const enough = isEnough(step, token, node, loop, state);
  step.removeToken(token);
  const body = step.ownerOf(scope.id)!;
  if (enough) {
    cancelTokens(step, scope.id);
    return finish(step, body, node, scope);
  }
  if (state.completed + state.terminated === state.total) return finish(step, body, node, scope);
  const [next, ...rest] = state.rest ?? [];
  if (next === undefined) return;
  state.rest = rest;
  addInner(step, scope, node, next, token.i! + 1);
}

function collectOutput(
  step: Step,
  token: Token,
  node: FlowNode,
  loop: MultiInstance,
  state: LoopState,
): void {
  if (!state.outputs || !loop.outputElement) return;
  const place = { element: node.id, name: '多实例输出元素' };
  const value = evaluateValue(step, token, loop.outputElement, place);
  state.outputs = state.outputs.map((known, index) => (index === token.i ? value : known));
}

function isEnough(step: Step, token: Token, node: FlowNode, loop: MultiInstance, state: LoopState): boolean {
  if (!loop.completionCondition) return false;
  const counters: Variables = {
    numberOfInstances: state.total,
    numberOfCompletedInstances: state.completed,
    numberOfTerminatedInstances: state.terminated,
    numberOfActiveInstances: step.tokensIn(token.s).length - 1,
  };
  const place = { element: node.id, name: '多实例完成条件' };
  return evaluateBoolean(step, token, loop.completionCondition, place, counters);
}

function finish(step: Step, body: Token, node: FlowNode, scope: Scope): void {
  const { outputs } = scope.loop!;
  closeScope(step, scope);
  if (outputs) writeVariable(step, body, node.loop!.outputCollection!, outputs);
  closeWaitsOf(step, body);
  leave(step, body, node);
}

import type { FlowNode, MultiInstance, ValueSource } from '../compile/graph.js';
import type { LoopState, Scope, Token } from '../state.js';
import type { Json, Variables } from '../types.js';
import { mergeCompletions, recordCompletion } from './completions.js';
import { leave } from './flows.js';
import { StepRefused } from './refusal.js';
import { cancelTokens, closeScope } from './scopes.js';
import { stepLimit, type Step } from './step.js';
import { evaluateAs, evaluateBoolean, evaluateValue, writeVariable } from './variables.js';
import { closeWaitsOf } from './waits.js';

/** Makes the inner instances: all at once, or the first of them. */
export function startMultiInstance(step: Step, body: Token, node: FlowNode): void {
  const loop = node.loop!;
  const items =
    'collection' in loop.items ? readCollection(step, body, node, loop.items.collection) : undefined;
  const total = items?.length ?? readCardinality(step, body, node, loop.items);
  if (total > stepLimit) refuseCrowd(node, total);
  const state: LoopState = { total, completed: 0, terminated: 0 };
  if (loop.outputCollection) state.outputs = Array<null>(total).fill(null);
  const scope = step.addScope({ e: node.id, owner: body.id, loop: state });
  if (total === 0) return finish(step, body, node, scope);
  if (loop.sequential && items && loop.inputElement) state.rest = items.slice(1);
  const first = loop.sequential ? 1 : total;
  for (let index = 0; index < first; index++) addInner(step, scope, node, items?.[index], index);
}

function readCollection(step: Step, body: Token, node: FlowNode, collection: ValueSource): Json[] {
  const place = { element: node.id, name: '多实例集合' };
  return evaluateAs(step, body, collection, place, '列表', (value) =>
    Array.isArray(value) ? value : undefined,
  );
}

function readCardinality(step: Step, body: Token, node: FlowNode, items: MultiInstance['items']): number {
  if (!('cardinality' in items)) return 0;
  const place = { element: node.id, name: '多实例个数' };
  return evaluateAs(step, body, items.cardinality, place, '不小于 0 的整数', (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined,
  );
}

function refuseCrowd(node: FlowNode, total: number): never {
  throw new StepRefused(
    'step-limit-reached',
    `节点“${node.id}”要产生 ${total} 个实例，一步之内最多 ${stepLimit} 个，请缩小集合。`,
    node.id,
  );
}

function addInner(step: Step, scope: Scope, node: FlowNode, item: Json | undefined, index: number): void {
  const locals: Variables = { loopCounter: index + 1 };
  if (node.loop!.inputElement && item !== undefined) locals[node.loop!.inputElement] = item;
  step.schedule(step.addToken({ e: node.id, s: scope.id, i: index, v: locals }));
}

/** An inner instance is done: collects its output, then ends the activity or goes on to the next. */
export function completeInner(step: Step, token: Token, node: FlowNode): void {
  const scope = step.scope(token.s);
  const state = scope.loop!;
  const loop = node.loop!;
  collectOutput(step, token, node, loop, state);
  state.completed += 1;
  if (token.d) scope.done = mergeCompletions(scope.done, token.d);
  step.tell('left', token);
  const enough = isEnough(step, token, node, loop, state);
  step.removeToken(token);
  const body = step.ownerOf(scope.id)!;
  if (enough) {
    cancelTokens(step, scope.id);
    return finish(step, body, node, scope);
  }
  if (state.completed + state.terminated === state.total) return finish(step, body, node, scope);
  if (!loop.sequential) return;
  const [next, ...rest] = state.rest ?? [];
  if (state.rest) state.rest = rest;
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
  state.outputs[token.i!] = value;
}

function isEnough(step: Step, token: Token, node: FlowNode, loop: MultiInstance, state: LoopState): boolean {
  if (!loop.completionCondition) return false;
  const counters: Variables = {
    numberOfInstances: state.total,
    numberOfCompletedInstances: state.completed,
    numberOfTerminatedInstances: state.terminated,
    numberOfActiveInstances: step.tokens.count(token.s) - 1,
  };
  const place = { element: node.id, name: '多实例完成条件' };
  return evaluateBoolean(step, token, loop.completionCondition, place, counters);
}

function finish(step: Step, body: Token, node: FlowNode, scope: Scope): void {
  const { outputs } = scope.loop!;
  if (scope.done) body.d = scope.done;
  closeScope(step, scope);
  if (outputs) writeVariable(step, body, node.loop!.outputCollection!, outputs);
  closeWaitsOf(step, body);
  if (scope.loop!.completed > 0) recordCompletion(step, body, node, scope.loop!.completed);
  leave(step, body, node);
}

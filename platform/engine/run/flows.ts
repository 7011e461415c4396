import type { Flow, FlowNode, ValueSource } from '../compile/graph.js';
import type { Token } from '../state.js';
import { checkScope } from './scopes.js';
import { StepRefused } from './refusal.js';
import type { Step } from './step.js';
import { evaluateBoolean, evaluateText } from './variables.js';

/** A token reaches its element: tells it, then lets the element act. */
export function arrive(step: Step, token: Token): void {
  const node = step.node(token.e);
  if (!node.behaviour.entersItself) tellEntered(step, token, node);
  node.behaviour.enter(step, token, node);
}

/** Tells that an element is entered, and the state label that people then see. */
export function tellEntered(step: Step, token: Token, node: FlowNode): void {
  step.tell('entered', token);
  // Inner instances of a multi-instance activity repeat it; the label is the activity's.
  if (node.state && token.i === undefined) tellState(step, token, node.id, node.state);
}

export function tellState(step: Step, token: Token | undefined, element: string, source: ValueSource): void {
  const state = evaluateText(step, token, source, { element, name: '状态标签' });
  step.events.push({ type: 'state', element, state });
}

/** The token leaves its element by the flows that BPMN gives an activity or event: all that apply. */
export function leave(step: Step, token: Token, node: FlowNode): void {
  step.tell('left', token);
  takeFlows(step, token, selectFlows(step, token, node));
}

function selectFlows(step: Step, token: Token, node: FlowNode): Flow[] {
  const { outgoing, defaultFlow } = node;
  if (!outgoing.some((flow) => flow.condition)) return outgoing;
  const taken = outgoing.filter((flow) => flow !== defaultFlow && isOpen(step, token, flow));
  if (taken.length > 0) return taken;
  return defaultFlow ? [defaultFlow] : refuseNoFlow(node);
}

export function isOpen(step: Step, token: Token, flow: Flow): boolean {
  if (!flow.condition) return true;
  return evaluateBoolean(step, token, flow.condition, { element: flow.id, name: '条件' });
}

export function refuseNoFlow(node: FlowNode): never {
  throw new StepRefused(
    'no-flow-taken',
    `节点“${node.id}”的所有流出条件都不成立，也没有默认流向，流程无法继续。请检查条件，或设置默认流向。`,
    node.id,
  );
}

/** Moves the token along the first flow and new tokens along the others; without a flow the token ends. */
export function takeFlows(step: Step, token: Token, flows: readonly Flow[]): void {
  delete token.v;
  delete token.l;
  delete token.d;
  const [first, ...others] = flows;
  if (!first) return endToken(step, token);
  moveAlong(step, token, first);
  for (const flow of others) {
    const split = step.addToken({ e: flow.target.id, s: token.s });
    moveAlong(step, split, flow);
  }
}

function moveAlong(step: Step, token: Token, flow: Flow): void {
  follow(step, token, flow);
  step.schedule(token);
}

/** Puts the token on the flow's target without letting it enter there. */
export function follow(step: Step, token: Token, flow: Flow): void {
  token.e = flow.target.id;
  token.via = flow.id;
  step.events.push({ type: 'taken', flow: flow.id });
  if (flow.state) tellState(step, token, flow.id, flow.state);
}

/** The token is used up; its scope ends when it was the last one. */
export function endToken(step: Step, token: Token): void {
  step.removeToken(token);
  checkScope(step, token.s);
}

import type { FlowNode } from '../compile/graph.js';
import { isOpen, refuseNoFlow, takeFlows, tellEntered } from '../run/flows.js';
import type { Step } from '../run/step.js';
import type { Token } from '../state.js';
import type { ElementBehaviour } from './element-behaviour.js';

/**
 * `bpmn:InclusiveGateway`: takes every flow whose condition holds, else the default flow. Before that it waits for
 * all tokens that can still come to it, which shows only once the step has come to rest.
 */
export const inclusiveGateway: ElementBehaviour = {
  entersItself: true,
  enter(step, token, node) {
    if (!node.reaching) split(step, token, node);
  },
};

function split(step: Step, token: Token, node: FlowNode): void {
  tellEntered(step, token, node);
  const { outgoing, defaultFlow } = node;
  const open = outgoing.filter((flow) => flow !== defaultFlow && isOpen(step, token, flow));
  if (open.length === 0 && defaultFlow) open.push(defaultFlow);
  if (open.length === 0 && outgoing.length > 0) refuseNoFlow(node);
  step.tell('left', token);
  takeFlows(step, token, open);
}

/**
 * Lets those of the joins go on that nothing can reach any more, in the order in which their tokens came.
 * @returns whether there was one
 */
export function activateInclusiveJoins(step: Step, joins: readonly string[]): boolean {
  if (!joins.some((e) => step.tokens.all({ e }).length > 0)) return false;
  const looked = new Set<string>();
  let activated = false;
  for (const token of step.tokens.all()) {
    const node = step.node(token.e);
    const join = `${token.s} ${token.e}`;
    if (!node.reaching || looked.has(join) || !step.tokens.has(token)) continue;
    looked.add(join);
    if (activate(step, token.s, node)) activated = true;
  }
  return activated;
}

/** BPMN 2.0.2, 13.4.3: whoever can come by an empty flow can as well come by one where a token waits already. */
function activate(step: Step, scopeId: string, node: FlowNode): boolean {
  const here: Token[] = [];
  const elsewhere: Token[] = [];
  for (const token of step.tokensIn(scopeId)) (token.e === node.id ? here : elsewhere).push(token);
  const filled = node.incoming.map((flow) => here.find(({ via }) => via === flow.id));
  const reaches = (token: Token, wanted: boolean): boolean =>
    node.reaching!.some((from, index) => (filled[index] !== undefined) === wanted && from.has(token.e));
  if (elsewhere.some((token) => reaches(token, false) && !reaches(token, true))) return false;
  // One that was put here came by no flow.
  const [first = here[0]!, ...others] = filled.filter((token) => token !== undefined);
  for (const joined of others) step.removeToken(joined);
  split(step, first, node);
  return true;
}

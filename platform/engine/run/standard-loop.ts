import type { FlowNode } from '../compile/graph.js';
import type { Token } from '../state.js';
import type { Step } from './step.js';
import { evaluateBoolean } from './variables.js';
import { closeWaitsOfElement } from './waits.js';

/** Whether a standard loop runs once more; `token.l` counts its runs. */
export function goesOn(step: Step, token: Token, node: FlowNode): boolean {
  const { condition, maximum } = node.standardLoop!;
  if (maximum !== undefined && token.l! >= maximum) return false;
  const place = { element: node.id, name: '循环条件' };
  return !condition || evaluateBoolean(step, token, condition, place, { loopCounter: token.l! });
}

/** Begins a run: what earlier ones had for themselves is gone. */
export function beginRun(token: Token): void {
  token.l! += 1;
  token.v = { loopCounter: token.l! };
}

/** A run is over and another one follows; boundary events stay open meanwhile. */
export function runAgain(step: Step, token: Token): void {
  closeWaitsOfElement(step, token);
  step.tell('left', token);
  step.schedule(token);
}

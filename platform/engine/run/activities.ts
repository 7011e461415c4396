import type { FlowNode } from '../compile/graph.js';
import type { ElementBehaviour } from '../elements/element-behaviour.js';
import type { Token } from '../state.js';
import type { Variables } from '../types.js';
import { recordCompletion } from './completions.js';
import { leave } from './flows.js';
import { completeInner, startMultiInstance } from './multi-instance.js';
import type { Step } from './step.js';
import { beginRun, goesOn, runAgain } from './standard-loop.js';
import { applyInputs, storeResult, type Keeping } from './variables.js';
import { closeWaitsOf, openEvent } from './waits.js';

export interface ActivityDefinition {
  /** Boundary events are open and input mappings applied; runs once for each inner instance. */
  start: (step: Step, token: Token, node: FlowNode) => void;
  resume?: ElementBehaviour['resume'];
  bodyEnded?: ElementBehaviour['bodyEnded'];
  undone?: ElementBehaviour['undone'];
}

/** What all activities share: boundary events, multi-instance, input mappings. */
export function defineActivity(definition: ActivityDefinition): ElementBehaviour {
  const { start, ...others } = definition;
  return {
    ...others,
    enter(step, token, node) {
      const again = token.l !== undefined;
      if (token.i === undefined && !again) openBoundaries(step, token, node);
      if (node.loop && token.i === undefined) return startMultiInstance(step, token, node);
      if (node.standardLoop) {
        token.l ??= 0;
        if (!again && node.standardLoop.testBefore && !goesOn(step, token, node))
          return skip(step, token, node);
        beginRun(token);
      }
      applyInputs(step, token, node);
      start(step, token, node);
    },
  };
}

function openBoundaries(step: Step, token: Token, node: FlowNode): void {
  for (const boundary of node.boundaries) openEvent(step, { t: token.id }, boundary);
}

/** The activity has done its work: keeps the result, evaluates output mappings, goes on. */
export function completeActivity(
  step: Step,
  token: Token,
  node: FlowNode,
  result: Variables,
  keeping: Keeping,
): void {
  storeResult(step, token, node, result, keeping);
  if (node.standardLoop && goesOn(step, token, node)) return runAgain(step, token);
  if (token.i === undefined) return leaveActivity(step, token, node);
  closeWaitsOf(step, token);
  completeInner(step, token, node);
}

function leaveActivity(step: Step, token: Token, node: FlowNode): void {
  recordCompletion(step, token, node, token.l);
  skip(step, token, node);
}

function skip(step: Step, token: Token, node: FlowNode): void {
  closeWaitsOf(step, token);
  leave(step, token, node);
}

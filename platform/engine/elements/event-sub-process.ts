import { undoNext } from '../run/compensation.js';
import { recordCompletion } from '../run/completions.js';
import { endToken } from '../run/flows.js';
import type { ElementBehaviour } from './element-behaviour.js';

/** `bpmn:SubProcess triggeredByEvent`: no flow leads to it; its start event opens it (see `run/events.ts`). */
export const eventSubProcess: ElementBehaviour = {
  enter() {
    throw new Error('An event sub-process is not entered by a token.');
  },
  undone: undoNext,
  bodyEnded(step, token, node) {
    recordCompletion(step, token, node);
    step.tell('left', token);
    endToken(step, token);
  },
};

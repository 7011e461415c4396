import { compensate, undoNext } from '../run/compensation.js';
import { throwSignal } from '../run/events.js';
import { leave } from '../run/flows.js';
import { throwEscalation } from '../run/throw-outwards.js';
import { applyInputs, storeResult } from '../run/variables.js';
import { openEffect } from '../run/waits.js';
import type { ElementBehaviour } from './element-behaviour.js';

/**
 * `bpmn:IntermediateThrowEvent`: none, message (asks a behaviour), signal (inside the instance), escalation,
 * compensation (waits for the handlers), link.
 */
export const intermediateThrowEvent: ElementBehaviour = {
  enter(step, token, node) {
    const trigger = node.trigger!;
    switch (trigger.kind) {
      case 'message':
        applyInputs(step, token, node);
        return openEffect(step, token, node, 'behaviour');
      case 'link':
        step.tell('left', token);
        token.e = node.linkTarget!.id;
        delete token.via;
        return step.schedule(token);
      case 'compensation':
        return compensate(step, token, trigger.activity) ? undefined : leave(step, token, node);
      case 'escalation':
        throwEscalation(step, token, node);
        break;
      case 'signal':
        throwSignal(step, token, node);
        break;
      default:
    }
    // What it threw may have cancelled it.
    if (step.tokens.has(token)) leave(step, token, node);
  },
  resume(step, token, node, _wait, result) {
    storeResult(step, token, node, result, 'unless-empty');
    leave(step, token, node);
  },
  undone: undoNext,
  bodyEnded: leave,
};

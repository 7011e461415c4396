import { throwError, throwSignal } from '../run/events.js';
import { leave } from '../run/flows.js';
import { terminateScope } from '../run/scopes.js';
import { applyInputs, storeResult } from '../run/variables.js';
import { openEffect } from '../run/waits.js';
import type { ElementBehaviour } from './element-behaviour.js';

/** `bpmn:EndEvent`: none, message (asks a behaviour), signal (inside the instance), error, terminate. */
export const endEvent: ElementBehaviour = {
  enter(step, token, node) {
    const trigger = node.trigger!;
    switch (trigger.kind) {
      case 'message':
        applyInputs(step, token, node);
        return openEffect(step, token, node, 'behaviour');
      case 'terminate':
        step.tell('left', token);
        return terminateScope(step, token);
      case 'error':
        step.tell('left', token);
        step.removeToken(token);
        return throwError(step, token, trigger.code ?? '', {});
      case 'signal':
        throwSignal(step, token, node);
        return step.tokens.has(token) ? leave(step, token, node) : undefined;
      default:
        leave(step, token, node);
    }
  },
  resume(step, token, node, wait, result) {
    step.closeWait(wait);
    storeResult(step, token, node, result, 'unless-empty');
    leave(step, token, node);
  },
};

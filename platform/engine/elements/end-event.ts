import { compensate, undoNext } from '../run/compensation.js';
import { throwSignal } from '../run/events.js';
import { leave } from '../run/flows.js';
import { terminateScope } from '../run/scopes.js';
import { throwError, throwEscalation } from '../run/throw-outwards.js';
import { cancelTransaction, leaveTransaction } from '../run/transactions.js';
import { applyInputs, storeResult } from '../run/variables.js';
import { openEffect } from '../run/waits.js';
import type { ElementBehaviour } from './element-behaviour.js';

/**
 * `bpmn:EndEvent`: none, message (asks a behaviour), signal (inside the instance), error, escalation, compensation,
 * cancel (of its transaction), terminate.
 */
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
      case 'cancel':
        return cancelTransaction(step, token);
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
  bodyEnded(step, token, node) {
    if (node.trigger!.kind === 'cancel') leaveTransaction(step, token);
    else leave(step, token, node);
  },
};

import { throwSignal } from '../run/events.js';
import { leave } from '../run/flows.js';
import { applyInputs, storeResult } from '../run/variables.js';
import { openEffect } from '../run/waits.js';
import type { ElementBehaviour } from './element-behaviour.js';

/** `bpmn:IntermediateThrowEvent`: none, message (asks a behaviour), signal (inside the instance), link. */
export const intermediateThrowEvent: ElementBehaviour = {
  enter(step, token, node) {
    switch (node.trigger!.kind) {
      case 'message':
        applyInputs(step, token, node);
        return openEffect(step, token, node, 'behaviour');
      case 'signal':
        throwSignal(step, token, node);
        return step.tokens.has(token) ? leave(step, token, node) : undefined;
      case 'link':
        step.tell('left', token);
        token.e = node.linkTarget!.id;
        delete token.via;
        return step.schedule(token);
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

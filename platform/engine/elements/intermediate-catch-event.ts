import { storeEventResult } from '../run/events.js';
import { leave } from '../run/flows.js';
import { openEvent } from '../run/waits.js';
import type { ElementBehaviour } from './element-behaviour.js';

/** `bpmn:IntermediateCatchEvent`: message, timer or signal. A link's is entered by its throw event and goes on. */
export const intermediateCatchEvent: ElementBehaviour = {
  enter(step, token, node) {
    if (node.trigger!.kind === 'link') leave(step, token, node);
    else openEvent(step, { t: token.id }, node);
  },
  resume(step, token, node, _wait, result) {
    storeEventResult(step, token, node, result);
    leave(step, token, node);
  },
};

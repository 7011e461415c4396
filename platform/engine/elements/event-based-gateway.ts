import { openEvent } from '../run/waits.js';
import type { ElementBehaviour } from './element-behaviour.js';

/** `bpmn:EventBasedGateway`: waits for all events behind it; the first that happens wins (`run/events.ts`). */
export const eventBasedGateway: ElementBehaviour = {
  enter(step, token, node) {
    for (const flow of node.outgoing) openEvent(step, { t: token.id }, flow.target);
  },
};

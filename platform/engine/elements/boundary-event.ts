import { leave } from '../run/flows.js';
import type { ElementBehaviour } from './element-behaviour.js';

/**
 * `bpmn:BoundaryEvent`: its activity has opened it, triggering has made this token (see `run/events.ts`). That of a
 * compensation leads to its handler by an association.
 */
export const boundaryEvent: ElementBehaviour = {
  enter(step, token, node) {
    if (!node.handler) return leave(step, token, node);
    step.tell('left', token);
    token.e = node.handler.id;
    step.schedule(token);
  },
};

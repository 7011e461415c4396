import { leave } from '../run/flows.js';
import type { ElementBehaviour } from './element-behaviour.js';

/** `bpmn:BoundaryEvent`: its activity has opened it, triggering has made this token (see `run/events.ts`). */
export const boundaryEvent: ElementBehaviour = { enter: leave };

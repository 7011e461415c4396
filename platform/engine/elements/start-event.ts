import { leave } from '../run/flows.js';
import type { ElementBehaviour } from './element-behaviour.js';

/** Start events and boundary events: what they brought is kept already, the token only goes on. */
export const startEvent: ElementBehaviour = { enter: leave };

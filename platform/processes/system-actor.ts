import type { Actor } from '../identity/index.js';

/** Who acts when nobody does: a timer, or a command tried again. */
export const systemActor: Actor = { person: null, organisation: null, roles: [] };

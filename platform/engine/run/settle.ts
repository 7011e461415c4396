import { activateInclusiveJoins } from '../elements/inclusive-gateway.js';
import { triggerConditions } from './conditions.js';
import { arrive } from './flows.js';
import type { Step } from './step.js';

/**
 * Moves tokens until all of them rest and nothing follows from that: conditions that have become true, inclusive
 * joins that nothing can reach any more.
 */
export function settle(step: Step): void {
  const { settling } = step.process.root;
  do step.run((token) => arrive(step, token));
  while (
    (settling?.conditions && triggerConditions(step)) ||
    (settling && activateInclusiveJoins(step, settling.inclusiveJoins))
  );
}

import { triggerWait } from './events.js';
import type { Step } from './step.js';
import { evaluateCondition } from './variables.js';
import { tokenOf } from './waits.js';

/**
 * Looks at the conditions that are waited for, if anything has changed since the last look. One that does not
 * interrupt is triggered again only after it was false.
 * @returns whether an event was triggered
 */
export function triggerConditions(step: Step): boolean {
  if (!step.takeChange()) return false;
  let triggered = false;
  for (const wait of step.waits.all({ k: 'condition' })) {
    if (!step.waits.has(wait)) continue;
    const node = step.node(wait.e);
    if (node.trigger?.kind !== 'condition') continue;
    const place = { element: node.id, name: '条件' };
    if (!evaluateCondition(step, tokenOf(step, wait), node.trigger.condition, place)) delete wait.on;
    else if (!wait.on) {
      wait.on = true;
      triggerWait(step, wait, {});
      triggered = true;
    }
  }
  return triggered;
}

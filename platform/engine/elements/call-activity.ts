import { completeActivity, defineActivity } from '../run/activities.js';
import { writeOwnVariable } from '../run/variables.js';
import { openEffect } from '../run/waits.js';

/** `bpmn:CallActivity`: asks the outside to run another process and waits for its result. */
export const callActivity = defineActivity({
  start: (step, token, node) => openEffect(step, token, node, 'call'),
  resume(step, token, node, _wait, result) {
    if (!node.call!.allChildVariables) return completeActivity(step, token, node, result, 'unless-empty');
    for (const [name, value] of Object.entries(result)) writeOwnVariable(step, token, name, value);
    completeActivity(step, token, node, result, 'never');
  },
});

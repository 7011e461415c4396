import { completeActivity, defineActivity } from '../run/activities.js';

/** Tasks that the engine has nothing to do for: `bpmn:Task` and `bpmn:ManualTask`. */
export const passThrough = defineActivity({
  start: (step, token, node) => completeActivity(step, token, node, {}, 'unless-empty'),
});

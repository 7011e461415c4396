import { completeActivity, defineActivity } from '../run/activities.js';
import { openTask } from '../run/waits.js';

/** `bpmn:UserTask`: waits for a person. */
export const userTask = defineActivity({
  start: (step, token, node) => openTask(step, { t: token.id }, node, 'user'),
  resume(step, token, node, _wait, result) {
    completeActivity(step, token, node, result, 'always');
  },
});

import { completeActivity, defineActivity } from '../run/activities.js';
import { openEvent } from '../run/waits.js';

/** `bpmn:ReceiveTask`: waits for a message. */
export const receiveTask = defineActivity({
  start: (step, token, node) => openEvent(step, { t: token.id }, node),
  resume: (step, token, node, _wait, result) =>
    completeActivity(step, token, node, result, 'without-outputs'),
});

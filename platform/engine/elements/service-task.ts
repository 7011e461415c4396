import { completeActivity, defineActivity } from '../run/activities.js';
import { openEffect } from '../run/waits.js';

/** `bpmn:ServiceTask`, `bpmn:SendTask`, and other tasks with a `zeebe:taskDefinition`: asks a behaviour. */
export const serviceTask = defineActivity({
  start: (step, token, node) => openEffect(step, token, node, 'behaviour'),
  resume: (step, token, node, _wait, result) => completeActivity(step, token, node, result, 'unless-empty'),
});

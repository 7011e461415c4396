import { completeActivity, defineActivity } from '../run/activities.js';
import { undoNext } from '../run/compensation.js';
import { openBody } from '../run/scopes.js';

/** Embedded `bpmn:SubProcess`. */
export const subProcess = defineActivity({
  start(step, token, node) {
    const body = node.body!;
    step.schedule(openBody(step, token, body, body.starts[0]!));
  },
  undone: undoNext,
  bodyEnded: (step, token, node) => completeActivity(step, token, node, {}, 'unless-empty'),
});

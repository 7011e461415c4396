import { completeActivity, defineActivity } from '../run/activities.js';
import { evaluateValue, writeOwnVariable } from '../run/variables.js';

/** `bpmn:ScriptTask` with `zeebe:script`: a FEEL expression, its value into the result variable, or as output mappings say. */
export const scriptTask = defineActivity({
  start(step, token, node) {
    const { expression, resultVariable } = node.script!;
    const value = evaluateValue(step, token, { expression }, { element: node.id, name: '脚本' });
    if (node.outputs.length === 0) writeOwnVariable(step, token, resultVariable, value);
    completeActivity(step, token, node, { [resultVariable]: value }, 'never');
  },
});

import type { FlowNode } from '../compile/graph.js';
import { runDecision } from '../dmn/evaluate-decision.js';
import { completeActivity, defineActivity } from '../run/activities.js';
import { StepRefused } from '../run/refusal.js';
import type { Step } from '../run/step.js';
import { evaluateText, lookupFrom, writeVariable } from '../run/variables.js';
import { openEffect } from '../run/waits.js';
import type { Token } from '../state.js';
import type { Json } from '../types.js';

/** `bpmn:BusinessRuleTask`: a decision evaluated within the step, or a behaviour like a service task's. */
export const businessRuleTask = defineActivity({
  start(step, token, node) {
    if (!node.decision) return openEffect(step, token, node, 'behaviour');
    const { resultVariable } = node.decision;
    const value = step.context.oracle?.unknown() ?? decide(step, token, node);
    // As in Camunda 8, output mappings say what leaves the task; without them it is the result variable.
    if (node.outputs.length === 0) writeVariable(step, token, resultVariable, value);
    completeActivity(step, token, node, { [resultVariable]: value }, 'never');
  },
  resume: (step, token, node, _wait, result) => completeActivity(step, token, node, result, 'unless-empty'),
});

function decide(step: Step, token: Token, node: FlowNode): Json {
  const id = evaluateText(step, token, node.decision!.decisionId, { element: node.id, name: '决策' });
  const { decisions = {} } = step.context;
  const decision = Object.hasOwn(decisions, id) ? decisions[id] : undefined;
  if (!decision) {
    const known = Object.keys(decisions).join('、') || '没有';
    const message = `节点“${node.id}”要用的决策“${id}”不存在，可用的决策：${known}。`;
    throw new StepRefused('no-such-decision', message, node.id);
  }
  const result = runDecision(decision, lookupFrom(step, token), step.context);
  if (result.ok) return result.value;
  throw new StepRefused('decision-failed', `节点“${node.id}”无法得出结果：${result.message}`, node.id);
}

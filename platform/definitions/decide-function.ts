import { evaluateDecision, type CompiledDecision, type FeelContext } from '../engine/index.js';
import type { FeelFunctions } from './feel-functions.js';

/**
 * The FEEL function `decide("decision", {name: value})`: what the decision answers to these data.
 * It throws, so that the expression fails, where a process would refuse the step.
 */
export function decideFunction(
  decisions: Readonly<Record<string, CompiledDecision>>,
  context: Omit<FeelContext, 'variables'>,
): FeelFunctions[string] {
  return (id = null, data = null) => {
    if (id === null || data === null) return null;
    const decision = typeof id === 'string' && Object.hasOwn(decisions, id) ? decisions[id] : undefined;
    if (!decision) {
      const known = Object.keys(decisions).join('、') || '没有';
      throw new Error(`没有决策 ${JSON.stringify(id)}，可用的决策：${known}。`);
    }
    if (typeof data !== 'object' || Array.isArray(data)) {
      throw new Error(`决策“${decision.id}”的数据应写成 {名称: 值}。`);
    }
    const result = evaluateDecision(decision, { ...context, variables: data });
    if (!result.ok) throw new Error(result.message);
    return result.value;
  };
}

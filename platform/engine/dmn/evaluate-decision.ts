import type { FeelContext, Lookup } from '../feel/index.js';
import { contextLookup } from '../feel/index.js';
import type { CompiledDecision, DecisionResult } from '../types.js';
import type { DecisionNode, RuntimeDecision } from './decision-graph.js';
import { DecisionRefused } from './decision-refusal.js';
import { Evaluation } from './evaluation.js';
import { evaluateTable } from './evaluate-table.js';

/**
 * Evaluates a decision and, once each, those that it requires. Pure and deterministic like a step of a process.
 * @returns the value as JSON (null when no rule matches and there is no default), or a refusal with a code.
 */
export function evaluateDecision(decision: CompiledDecision, context: FeelContext): DecisionResult {
  return runDecision(decision, contextLookup(context), context);
}

/** Like `evaluateDecision`, with variables found by `lookup`. */
export function runDecision(
  decision: CompiledDecision,
  lookup: Lookup,
  context: Pick<FeelContext, 'now' | 'functions'>,
): DecisionResult {
  const { order } = decision as RuntimeDecision;
  const results = new Map<string, unknown>();
  try {
    for (const node of order) results.set(node.id, evaluateNode(node, results, lookup, context));
    const last = new Evaluation(decision.id, lookup, context);
    return { ok: true, value: last.toJson(results.get(decision.id)) };
  } catch (error) {
    if (error instanceof DecisionRefused) return error.toResult();
    throw error;
  }
}

function evaluateNode(
  node: DecisionNode,
  results: ReadonlyMap<string, unknown>,
  outside: Lookup,
  context: Pick<FeelContext, 'now' | 'functions'>,
): unknown {
  const inputs = new Map<string, unknown>();
  const lookup: Lookup = (name) => {
    const required = node.results.get(name);
    if (required !== undefined) return results.get(required);
    return inputs.has(name) ? inputs.get(name) : outside(name);
  };
  const evaluation = new Evaluation(node.id, lookup, context);
  for (const [name, type] of node.inputs) {
    inputs.set(name, evaluation.check(outside(name), type, `输入数据“${name}”`));
  }
  const value =
    node.logic.kind === 'table'
      ? evaluateTable(evaluation, node.logic)
      : evaluation.evaluate(node.logic.expression);
  return evaluation.check(value, node.type, '结果');
}

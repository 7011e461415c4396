import type { DecisionTable, TableRule } from './decision-graph.js';
import type { Evaluation } from './evaluation.js';
import { applyHitPolicy } from './hit-policies.js';
import { toOutput } from './to-output.js';

/** What the rules that match give together. */
export function evaluateTable(evaluation: Evaluation, table: DecisionTable): unknown {
  const values = table.inputs.map(({ expression, type, label, allowed }) =>
    evaluation.check(evaluation.evaluate(expression), type, `输入“${label}”`, allowed),
  );
  const fits = ({ inputs }: TableRule): boolean =>
    inputs.every((tests, index) => evaluation.passes(tests, values[index]));
  const matches = table.hitPolicy === 'FIRST' ? firstOf(table.rules, fits) : table.rules.filter(fits);
  if (matches.length === 0) return withoutMatch(evaluation, table);
  const hits = matches.map((rule) => ({ rule, outputs: evaluateOutputs(evaluation, table, rule) }));
  return applyHitPolicy(evaluation, table, hits);
}

function firstOf(rules: readonly TableRule[], fits: (rule: TableRule) => boolean): TableRule[] {
  const first = rules.find(fits);
  return first ? [first] : [];
}

function evaluateOutputs(evaluation: Evaluation, table: DecisionTable, rule: TableRule): unknown[] {
  return table.outputs.map(({ type, allowed }, index) => {
    const what = `第 ${rule.number} 条规则的第 ${index + 1} 个输出`;
    return evaluation.check(evaluation.evaluate(rule.outputs[index]!), type, what, allowed);
  });
}

/** No rule matches: the default outputs, else nothing; a count is 0. */
function withoutMatch(evaluation: Evaluation, { outputs, aggregation }: DecisionTable): unknown {
  if (outputs.every(({ defaultEntry }) => !defaultEntry)) return aggregation === 'COUNT' ? 0 : null;
  const values = outputs.map(({ defaultEntry, type, allowed }, index) => {
    const value = defaultEntry ? evaluation.evaluate(defaultEntry) : null;
    return evaluation.check(value, type, `第 ${index + 1} 个输出的默认值`, allowed);
  });
  return toOutput(outputs, values);
}

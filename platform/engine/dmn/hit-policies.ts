import type { Aggregation, DecisionTable, HitPolicy, TableOutput, TableRule } from './decision-graph.js';
import type { Evaluation } from './evaluation.js';
import { sameJson } from './same-json.js';
import { toOutput } from './to-output.js';

/** A rule that matches, with its output values. */
export interface Hit {
  rule: TableRule;
  outputs: readonly unknown[];
}

type Policy = (evaluation: Evaluation, table: DecisionTable, hits: readonly Hit[]) => unknown;

const single: Policy = (_evaluation, { outputs }, [hit]) => toOutput(outputs, hit!.outputs);
const all: Policy = (_evaluation, { outputs }, hits) => hits.map((hit) => toOutput(outputs, hit.outputs));

const policies: Record<HitPolicy, Policy> = {
  UNIQUE(evaluation, table, hits) {
    if (hits.length > 1) {
      throw evaluation.refuse(
        'several-rules-matched',
        `规则互相重叠：只应有一条符合，实际符合的有${rowsOf(hits)}。`,
        idsOf(hits),
      );
    }
    return single(evaluation, table, hits);
  },
  ANY(evaluation, table, hits) {
    const values = hits.map(({ outputs }) => evaluation.toJson(outputs));
    if (!values.every((value) => sameJson(value, values[0]))) {
      throw evaluation.refuse(
        'outputs-differ',
        `规则互相矛盾：同时符合的${rowsOf(hits)}应得到相同的结果，实际不同。`,
        idsOf(hits),
      );
    }
    return single(evaluation, table, hits);
  },
  FIRST: single,
  PRIORITY: (evaluation, table, hits) => single(evaluation, table, byPriority(table.outputs, hits)),
  'OUTPUT ORDER': (evaluation, table, hits) => all(evaluation, table, byPriority(table.outputs, hits)),
  'RULE ORDER': all,
  COLLECT: (evaluation, table, hits) =>
    table.aggregation ? aggregate(evaluation, table.aggregation, hits) : all(evaluation, table, hits),
};

/** What a table answers when at least one of its rules matches. */
export function applyHitPolicy(evaluation: Evaluation, table: DecisionTable, hits: readonly Hit[]): unknown {
  return policies[table.hitPolicy](evaluation, table, hits);
}

const idsOf = (hits: readonly Hit[]): string[] => hits.map(({ rule }) => rule.id);
const rowsOf = (hits: readonly Hit[]): string =>
  `第 ${hits.map(({ rule }) => rule.number).join('、')} 条规则`;

/** By the place of each output in its list of values; the first output decides before the second. */
function byPriority(outputs: readonly TableOutput[], hits: readonly Hit[]): Hit[] {
  const rank = (hit: Hit, index: number): number => {
    const place = outputs[index]!.priorities?.indexOf(hit.outputs[index]);
    return place === undefined ? 0 : place === -1 ? Infinity : place;
  };
  return [...hits].sort((one, other) => {
    for (const index of outputs.keys()) {
      const [a, b] = [rank(one, index), rank(other, index)];
      if (a !== b) return a < b ? -1 : 1;
    }
    return 0;
  });
}

const numbersOnly: Record<Exclude<Aggregation, 'COUNT'>, (values: readonly number[]) => number> = {
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  MIN: (values) => values.reduce((least, value) => Math.min(least, value)),
  MAX: (values) => values.reduce((most, value) => Math.max(most, value)),
};

function aggregate(evaluation: Evaluation, aggregation: Aggregation, hits: readonly Hit[]): unknown {
  if (aggregation === 'COUNT') return hits.length;
  const values = hits.map(({ outputs: [value] }) => value);
  if (!values.every((value) => typeof value === 'number')) {
    const message = `${rowsOf(hits)}的输出应都是数字，才能按 ${aggregation} 汇总。`;
    throw evaluation.refuse('wrong-type', message, idsOf(hits));
  }
  return numbersOnly[aggregation](values as number[]);
}

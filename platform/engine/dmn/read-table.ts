import type { Compilation } from '../compile/compilation.js';
import { child, list, text, type ModdleElement } from '../compile/moddle.js';
import { compileExpression, type CompiledUnaryTests } from '../feel/index.js';
import {
  aggregations,
  hitPolicies,
  type Aggregation,
  type DecisionTable,
  type HitPolicy,
  type TableInput,
  type TableOutput,
  type TableRule,
} from './decision-graph.js';
import { constantOf, readConstants } from './constant.js';
import { checkLanguage, readLiteral } from './read-literal.js';
import { readTests } from './read-tests.js';
import type { TypeReader } from './read-types.js';

const nothing = compileExpression('null');
const sorting: readonly HitPolicy[] = ['PRIORITY', 'OUTPUT ORDER'];

/** Reads a decision table; `owner` is the decision's id, for what has no id of its own. */
export function readTable(
  compilation: Compilation,
  element: ModdleElement,
  owner: string,
  readType: TypeReader,
): DecisionTable {
  const hitPolicy = (text(element.hitPolicy) ?? 'UNIQUE') as HitPolicy;
  const table: DecisionTable = {
    kind: 'table',
    hitPolicy,
    inputs: list(element.input).map((input, index) => readInput(compilation, input, owner, index, readType)),
    outputs: list(element.output).map((output) =>
      readOutput(compilation, output, owner, hitPolicy, readType),
    ),
    rules: [],
  };
  const aggregation = text(element.aggregation) as Aggregation | undefined;
  if (aggregation) table.aggregation = aggregation;
  checkTable(compilation, table, owner);
  return {
    ...table,
    rules: list(element.rule).map((rule, index) => readRule(compilation, rule, index + 1, owner, table)),
  };
}

function readInput(
  compilation: Compilation,
  input: ModdleElement,
  owner: string,
  index: number,
  readType: TypeReader,
): TableInput {
  const id = input.id ?? owner;
  const literal = child(input.inputExpression);
  const expression = readLiteral(compilation, literal, id, '输入表达式');
  if (!expression) {
    compilation.error(
      'input-expression-required',
      id,
      `第 ${index + 1} 个输入没有写明读取什么（输入表达式）。`,
    );
  }
  if (Object.entries(input.$attrs ?? {}).some(([name, value]) => name.endsWith(':inputVariable') && value)) {
    const message = '输入的别名（inputVariable）不支持，请在单元格中用 ? 指输入的值，并删去别名。';
    compilation.error('unsupported-extension', id, message);
  }
  const read: TableInput = {
    label: text(input.label) || expression?.text || id,
    expression: expression ?? nothing,
    type: readType(literal?.typeRef, id),
  };
  const allowed = readValues(compilation, child(input.inputValues), id, '输入的允许值');
  return allowed ? { ...read, allowed } : read;
}

function readValues(
  compilation: Compilation,
  values: ModdleElement | undefined,
  element: string,
  place: string,
): CompiledUnaryTests | undefined {
  checkLanguage(compilation, values, element);
  const written = text(values?.text)?.trim();
  return written ? readTests(compilation, element, place, written) : undefined;
}

function readOutput(
  compilation: Compilation,
  output: ModdleElement,
  owner: string,
  hitPolicy: HitPolicy,
  readType: TypeReader,
): TableOutput {
  const id = output.id ?? owner;
  const read: TableOutput = { name: output.name ?? '', type: readType(output.typeRef, id) };
  const values = child(output.outputValues);
  const allowed = readValues(compilation, values, id, '输出的允许值');
  const defaultEntry = readLiteral(compilation, child(output.defaultOutputEntry), id, '默认输出');
  if (allowed) read.allowed = allowed;
  if (defaultEntry) read.defaultEntry = defaultEntry;
  if (allowed && sorting.includes(hitPolicy)) {
    const priorities = readConstants(text(values?.text)!);
    if (priorities) read.priorities = priorities;
    else
      compilation.error(
        'output-values-required',
        id,
        '按输出值排序时，输出的允许值必须逐个写明，如 "优", "良"。',
      );
  }
  return read;
}

function checkTable(compilation: Compilation, table: DecisionTable, owner: string): void {
  const { hitPolicy, aggregation, outputs } = table;
  const error = (rule: string, message: string): void => compilation.error(rule, owner, message);
  if (!hitPolicies.includes(hitPolicy)) {
    error('unsupported-hit-policy', `命中策略“${hitPolicy}”不支持，支持的有：${hitPolicies.join('、')}。`);
  }
  if (outputs.length === 0) error('output-required', '决策表没有输出。');
  const names = outputs.map(({ name }) => name);
  if (outputs.length > 1 && (names.includes('') || new Set(names).size < names.length)) {
    error('output-name-required', '有几个输出时，每个输出都要有名称，且名称不能重复。');
  }
  if (aggregation && !aggregations.includes(aggregation)) {
    error(
      'unsupported-aggregation',
      `汇总方式“${aggregation}”不支持，支持的有：${aggregations.join('、')}。`,
    );
  } else if (aggregation && hitPolicy !== 'COLLECT') {
    error('unsupported-aggregation', `汇总方式“${aggregation}”只能与命中策略 COLLECT 一起用。`);
  } else if (aggregation && aggregation !== 'COUNT' && outputs.length > 1) {
    error('unsupported-aggregation', `汇总方式“${aggregation}”只能用于一个输出。`);
  }
  if (sorting.includes(hitPolicy) && !outputs.some(({ allowed }) => allowed)) {
    error('output-values-required', `命中策略 ${hitPolicy} 按输出值排序，至少一个输出要依次写明允许的值。`);
  }
}

function readRule(
  compilation: Compilation,
  rule: ModdleElement,
  number: number,
  owner: string,
  { inputs, outputs }: DecisionTable,
): TableRule {
  const id = rule.id ?? owner;
  const entries = list(rule.inputEntry);
  const results = list(rule.outputEntry);
  if (entries.length !== inputs.length || results.length !== outputs.length) {
    const expected = `${inputs.length} 个输入和 ${outputs.length} 个输出`;
    const found = `${entries.length} 个输入和 ${results.length} 个输出`;
    compilation.error('rule-width', id, `第 ${number} 条规则应有${expected}，实际有${found}。`);
  }
  return {
    id: rule.id ?? String(number),
    number,
    inputs: entries.map((entry, index) => {
      checkLanguage(compilation, entry, entry.id ?? id);
      const place = `第 ${number} 条规则的第 ${index + 1} 个输入`;
      return readTests(compilation, entry.id ?? id, place, text(entry.text) ?? '');
    }),
    outputs: results.map((entry, index) => {
      const place = `第 ${number} 条规则的第 ${index + 1} 个输出`;
      checkOutput(compilation, entry, entry.id ?? id, place, outputs[index]);
      return readLiteral(compilation, entry, entry.id ?? id, place) ?? nothing;
    }),
  };
}

/** A constant that the list of output values lacks is found before anything runs. */
function checkOutput(
  compilation: Compilation,
  entry: ModdleElement,
  element: string,
  place: string,
  output: TableOutput | undefined,
): void {
  const known = output?.allowed && readConstants(output.allowed.text);
  const value = constantOf(text(entry.text) ?? '');
  if (!known || value === undefined || known.includes(value)) return;
  const message = `${place}“${text(entry.text)}”不在允许的值 ${output.allowed!.text} 之中。`;
  compilation.error('value-not-allowed', element, message);
}

import {
  compileDecisions,
  evaluateDecision,
  type CompiledDecision,
  type DecisionCompileOptions,
  type DecisionResult,
  type FeelContext,
  type Finding,
  type Variables,
} from '../../../../platform/engine/index.js';

/** Small DMN files for tests, written in a few lines. */

export const dmn13 = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
export const now = '2026-11-26T10:00:00+08:00';

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export interface Column {
  /** Input: the expression. Output: the name. */
  name: string;
  type?: string;
  /** Allowed values. */
  values?: string;
  /** Of an output. */
  default?: string;
}

export interface Table {
  policy?: string;
  aggregation?: string;
  inputs: (string | Column)[];
  outputs: (string | Column)[];
  /** `input | input : output | output`, a line a rule. */
  rules: string[];
}

const toColumn = (column: string | Column): Column =>
  typeof column === 'string' ? { name: column } : column;
const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? '' : ` ${name}="${escape(value)}"`;
const textOf = (tag: string, value: string | undefined, attributes = ''): string =>
  value === undefined ? '' : `<${tag}${attributes}><text>${escape(value)}</text></${tag}>`;

export function table({ policy, aggregation, inputs, outputs, rules }: Table): string {
  const columns = inputs.map(toColumn).map(({ name, type, values }, index) => {
    const expression = textOf('inputExpression', name, attribute('typeRef', type));
    return `<input id="i${index + 1}">${expression}${textOf('inputValues', values)}</input>`;
  });
  const results = outputs.map(toColumn).map(({ name, type, values, default: entry }, index) => {
    const inside = textOf('outputValues', values) + textOf('defaultOutputEntry', entry);
    return `<output id="o${index + 1}" name="${name}"${attribute('typeRef', type)}>${inside}</output>`;
  });
  const rows = rules.map((rule, index) => {
    const [tests = '', entries = ''] = rule.split(' : ');
    const cells = (part: string, tag: string): string =>
      part
        .split(' | ')
        .filter((cell) => cell !== '')
        .map((cell) => textOf(tag, cell.trim()))
        .join('');
    return `<rule id="r${index + 1}">${cells(tests, 'inputEntry')}${cells(entries, 'outputEntry')}</rule>`;
  });
  return (
    `<decisionTable${attribute('hitPolicy', policy)}${attribute('aggregation', aggregation)}>` +
    `${columns.join('')}${results.join('')}${rows.join('')}</decisionTable>`
  );
}

export const literal = (expression: string): string => textOf('literalExpression', expression);

export interface Requires {
  /** Ids of decisions or of input data. */
  decisions?: string[];
  inputs?: string[];
  /** Name of the result for others. */
  variable?: string;
  type?: string;
}

export function decision(id: string, logic: string, requires: Requires = {}): string {
  const variable = requires.variable ?? (requires.type === undefined ? undefined : id);
  const required = [
    ...(requires.decisions ?? []).map((other) => `<requiredDecision href="#${other}"/>`),
    ...(requires.inputs ?? []).map((other) => `<requiredInput href="#${other}"/>`),
  ].map((one) => `<informationRequirement>${one}</informationRequirement>`);
  const named = variable ? `<variable name="${variable}"${attribute('typeRef', requires.type)}/>` : '';
  const own = id === 'x' ? logic : logic.replace(/ id="([ior]\d+)"/g, ` id="${id}_$1"`);
  return `<decision id="${id}" name="${id}">${named}${required.join('')}${own}</decision>`;
}

export const inputData = (id: string, name: string, type?: string): string =>
  `<inputData id="${id}" name="${name}"><variable name="${name}"${attribute('typeRef', type)}/></inputData>`;

export function dmn(parts: string[], attributes = '', namespace = dmn13): string {
  return `<definitions xmlns="${namespace}" id="d" name="d" namespace="http://example.org" ${attributes}>${parts.join('')}</definitions>`;
}

/** A file with one decision `x` made of one table. */
export const tableFile = (definition: Table): string => dmn([decision('x', table(definition))]);

export async function compileFile(
  xml: string,
  options?: DecisionCompileOptions,
): Promise<CompiledDecision[]> {
  const { decisions, findings } = await compileDecisions(xml, options);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return decisions;
}

export async function findingsOf(xml: string, options?: DecisionCompileOptions): Promise<Finding[]> {
  const { decisions, findings } = await compileDecisions(xml, options);
  expect(decisions).toEqual([]);
  return findings;
}

/** Evaluates the decision `x` of a file. */
export async function decide(
  xml: string,
  variables: Variables,
  more: Pick<FeelContext, 'functions' | 'constants'> = {},
): Promise<DecisionResult> {
  const decisions = await compileFile(xml, { functionNames: Object.keys(more.functions ?? {}) });
  return evaluateDecision(
    decisions.find(({ id }) => id === 'x')!,
    { now, variables, ...more },
  );
}

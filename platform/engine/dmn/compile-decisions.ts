import { Compilation } from '../compile/compilation.js';
import { child, extensions, list, type ModdleElement } from '../compile/moddle.js';
import { compileExpression, readExpression } from '../feel/index.js';
import type { CompiledDecision, DecisionCompileResult } from '../types.js';
import type { DecisionNode, RuntimeDecision } from './decision-graph.js';
import { readDmn } from './read-dmn.js';
import { checkLanguage, readLiteral } from './read-literal.js';
import { neededFor, orderDecisions, readRequirements, type Requirements } from './read-requirements.js';
import { readTable } from './read-table.js';
import { readTypes, type TypeReader } from './read-types.js';

export interface DecisionCompileOptions {
  /** Names of the release's FEEL functions; needed to parse those that contain FEEL keywords. */
  functionNames?: readonly string[];
  /** Names that every decision may read besides what it requires, for example `p`. */
  constants?: readonly string[];
}

/** More is no hand-made file, and what each needs would take too long to gather. */
const decisionLimit = 500;

/** What says something about the decisions, and what only documents them. */
const understood = new Set(['dmn:Decision', 'dmn:InputData', 'dmn:KnowledgeSource']);

interface Built {
  node: DecisionNode;
  name: string;
  expressions: CompiledDecision['expressions'];
  reads: string[];
}

/**
 * Compiles the decisions of a DMN file (1.1 to 1.5). What cannot be run is a finding with the element's id; a file with
 * errors yields no decisions. Never rejects because of the file's content.
 */
export async function compileDecisions(
  xml: string,
  options: DecisionCompileOptions = {},
): Promise<DecisionCompileResult> {
  const { root, findings } = await readDmn(xml);
  if (!root || findings.length > 0) return { decisions: [], findings };
  const compilation = new Compilation(options.functionNames ?? []);
  const elements = readElements(compilation, root);
  const readType = readTypes(compilation, root);
  const built = new Map<string, Built>();
  for (const [id, element] of elements) {
    if (element.$type === 'dmn:Decision')
      built.set(id, build(compilation, element, elements, readType, options.constants ?? []));
  }
  if (built.size === 0 && !compilation.failed) {
    compilation.error('decision-required', root, '文件里没有决策。');
  }
  if (built.size > decisionLimit) {
    compilation.error(
      'too-many-decisions',
      root,
      `一个文件最多 ${decisionLimit} 个决策，实际有 ${built.size} 个。`,
    );
    return { decisions: [], findings: compilation.findings };
  }
  const nodes = new Map([...built].map(([id, { node }]) => [id, node]));
  const ordered = orderDecisions(compilation, nodes);
  if (compilation.failed) return { decisions: [], findings: compilation.findings };
  const decisions = [...built.values()].map((one) => finish(one, neededFor(one.node, ordered), built));
  return { decisions, findings: compilation.findings };
}

function readElements(compilation: Compilation, root: ModdleElement): Map<string, ModdleElement> {
  checkLanguage(compilation, root, root.id ?? '');
  for (const imported of list(root.import)) {
    compilation.error(
      'unsupported-element',
      imported.id ? imported : root,
      '引入其他文件（import）暂不支持。',
    );
  }
  const elements = new Map<string, ModdleElement>();
  for (const element of list(root.drgElement)) {
    if (!element.id) {
      compilation.error(
        'id-required',
        root,
        `有一个 ${element.$type}（${element.name ?? ''}）没有标识，请补上。`,
      );
      continue;
    }
    if (!understood.has(element.$type)) {
      compilation.error('unsupported-element', element, `元素类型“${element.$type}”暂不支持。`);
    }
    for (const { $type } of extensions(element)) {
      compilation.warning('foreign-extension', element, `扩展元素“${$type}”不属于本平台，不起作用。`);
    }
    elements.set(element.id, element);
  }
  return elements;
}

function build(
  compilation: Compilation,
  element: ModdleElement,
  elements: ReadonlyMap<string, ModdleElement>,
  readType: TypeReader,
  constants: readonly string[],
): Built {
  const id = element.id!;
  compilation.expressions = [];
  for (const requirement of list(element.knowledgeRequirement)) {
    const message = '业务知识模型（knowledgeRequirement）暂不支持，请改写成决策。';
    compilation.error('unsupported-element', requirement.id ? requirement : element, message);
  }
  const requirements = readRequirements(compilation, element, elements, readType);
  const node: DecisionNode = {
    id,
    logic: readLogic(compilation, element, readType),
    type: readType(child(element.variable)?.typeRef, id),
    inputs: requirements.inputs,
    results: requirements.results,
  };
  const { expressions } = compilation;
  const reads = readNames(compilation);
  checkDeclared(
    compilation,
    id,
    requirements,
    reads.filter((name) => !constants.includes(name)),
  );
  return {
    node,
    name: element.name ?? '',
    expressions,
    reads: reads.filter((name) => !requirements.results.has(name)),
  };
}

function readLogic(
  compilation: Compilation,
  element: ModdleElement,
  readType: TypeReader,
): DecisionNode['logic'] {
  const id = element.id!;
  const logic = child(element.decisionLogic);
  if (logic?.$type === 'dmn:DecisionTable') return readTable(compilation, logic, id, readType);
  const literal = logic?.$type === 'dmn:LiteralExpression';
  const expression = literal ? readLiteral(compilation, logic, id, '表达式') : undefined;
  if (expression) return { kind: 'literal', expression };
  const message =
    logic && !literal
      ? `决策的写法“${logic.$type}”暂不支持，请用决策表或 FEEL 表达式。`
      : '决策没有内容，请补上决策表或 FEEL 表达式。';
  compilation.error(logic && !literal ? 'unsupported-element' : 'logic-required', id, message);
  return { kind: 'literal', expression: compileExpression('null') };
}

/** Names that the expressions read; what does not parse has its finding already. */
function readNames({ expressions, functionNames, failed }: Compilation): string[] {
  if (failed) return [];
  const paths = expressions.flatMap(({ text }) => readExpression(text, functionNames).paths);
  return [...new Set(paths.map((path) => path.split('.')[0]!))];
}

/** A diagram that names all input data says what the decision reads; any other name is a slip. */
function checkDeclared(
  compilation: Compilation,
  id: string,
  { inputs, results, complete }: Requirements,
  names: readonly string[],
): void {
  const undeclared = names.filter((name) => !inputs.has(name) && !results.has(name));
  if (!complete || undeclared.length === 0) return;
  const known = [...inputs.keys(), ...results.keys()].join('、');
  const message = `决策读取的“${undeclared.join('、')}”不在它需要的输入数据和决策之中，可用的有：${known}。`;
  compilation.error('undeclared-input', id, message);
}

function finish(
  { node, name }: Built,
  order: readonly DecisionNode[],
  built: ReadonlyMap<string, Built>,
): RuntimeDecision {
  const reads = [...new Set(order.flatMap(({ id }) => built.get(id)!.reads))];
  const expressions = order.flatMap(({ id }) => built.get(id)!.expressions);
  const decision: CompiledDecision = { id: node.id, name, reads, expressions };
  return Object.defineProperties(decision, { order: { value: order } }) as RuntimeDecision;
}

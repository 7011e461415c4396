import { compileExpression, runExpression, type CompiledExpression, type FeelContext } from './expression.js';
import { FeelSyntaxError, type Lookup } from './program.js';
import { buildQuickTest, type QuickTest } from './quick-test.js';
import { findSyntaxError, parseFeelTests, type FeelTree } from './syntax.js';

type Node = FeelTree['topNode'];

/** One of the tests in a cell, made ready to run. */
interface UnaryTest {
  /** FEEL that is true when the test holds; the tested value is the variable `inputName`. */
  expression: CompiledExpression;
  quick: QuickTest | null;
}

/** The unary tests of one cell (`< 5`, `"a", "b"`, `not(…)`, `? > 3`): any of them must hold. */
export interface CompiledUnaryTests {
  readonly text: string;
  readonly negated: boolean;
  /** Empty for a cell that everything fits (`-`). */
  readonly tests: readonly UnaryTest[];
  /** Tests that name or call something, as FEEL expressions over `?`; literals do not. */
  readonly readable: readonly string[];
}

/** Name under which a test sees the tested value; `?` cannot be a parameter of a FEEL function. */
const inputName = '_input_';

/** Constants and names are compared with the input; what else is true is a condition of its own. */
const comparedNodes = new Set([
  'BooleanLiteral',
  'NumericLiteral',
  'StringLiteral',
  'VariableName',
  'PathExpression',
  'List',
]);

/**
 * Prepares the unary tests of a cell; an empty cell is `-`.
 * @throws FeelSyntaxError with a Chinese message and the position.
 */
export function compileUnaryTests(text: string, functionNames: readonly string[] = []): CompiledUnaryTests {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === '-') return { text: '-', negated: false, tests: [], readable: [] };
  const tree = parseFeelTests(trimmed, functionNames);
  const position = findSyntaxError(tree);
  if (position !== null) throw new FeelSyntaxError(trimmed, position);
  const nodes = tree.topNode
    .getChildren('PositiveUnaryTests')
    .flatMap((list) => list.getChildren('PositiveUnaryTest'));
  const tests = nodes.map((node): UnaryTest => {
    const written = toExpression(node, trimmed, inputName);
    const quick = buildQuickTest(trimmed.slice(node.from, node.to));
    // A literal rarely meets a value of another kind: its program waits until it does.
    return { quick, expression: quick ? { text: written } : compileExpression(written, functionNames) };
  });
  return {
    text: trimmed,
    negated: tree.topNode.firstChild?.name === 'not',
    tests,
    readable: nodes
      .filter((_node, index) => !tests[index]!.quick)
      .map((node) => toExpression(node, trimmed, '?')),
  };
}

/** Writes a test as a FEEL expression over `input`. */
function toExpression(node: Node, text: string, input: string): string {
  const places = inputPlaces(node);
  const test = replaceInput(node, text, places, input);
  const { name } = node.firstChild!;
  if (name === 'SimplePositiveUnaryTest') return `${input} in (${test})`;
  if (places.length > 0) return test;
  const compared = `if ${input} in (${test}) then true else ${input} = (${test})`;
  return comparedNodes.has(name) ? compared : `if (${test}) = true then true else ${compared}`;
}

function inputPlaces(node: Node): number[] {
  const places: number[] = [];
  node.cursor().iterate((inner) => {
    if (inner.name === '?') places.push(inner.from);
  });
  return places;
}

function replaceInput(node: Node, text: string, places: readonly number[], input: string): string {
  let result = '';
  let copied = node.from;
  for (const place of places) {
    result += text.slice(copied, place) + input;
    copied = place + 1;
  }
  return result + text.slice(copied, node.to);
}

/**
 * Whether a value passes the tests of a cell; what FEEL cannot decide (null) does not hold.
 * @throws FeelEvaluationError when FEEL cannot evaluate a test at all.
 */
export function runUnaryTests(
  { tests, negated }: CompiledUnaryTests,
  value: unknown,
  lookup: Lookup,
  context: Pick<FeelContext, 'now' | 'functions'>,
): boolean {
  if (tests.length === 0) return true;
  const withInput: Lookup = (name) => (name === inputName ? value : lookup(name));
  const holds = ({ quick, expression }: UnaryTest): boolean =>
    quick?.(value) ?? runExpression(expression, withInput, context).value === true;
  return tests.some(holds) !== negated;
}

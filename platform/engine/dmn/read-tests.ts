import type { Compilation } from '../compile/compilation.js';
import { compileUnaryTests, FeelSyntaxError, type CompiledUnaryTests } from '../feel/index.js';

/** Compiles the unary tests of a cell. A syntax error is a finding; the cell then fits everything. */
export function readTests(
  compilation: Compilation,
  element: string,
  place: string,
  text: string,
): CompiledUnaryTests {
  try {
    const tests = compileUnaryTests(text, compilation.functionNames);
    for (const readable of tests.readable) compilation.expressions.push({ element, place, text: readable });
    return tests;
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) throw error;
    compilation.error('feel-syntax', element, `${place}：${error.message}`);
    return compileUnaryTests('-');
  }
}

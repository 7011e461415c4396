import { readExpression, type CompiledDecision } from '../../engine/index.js';
import { feelFunctionNames } from '../feel-functions.js';
import { openNames } from './feel-collector.js';
import type { Fields } from './shapes.js';

/**
 * Every name that the expressions of a decision read: the compiler has found those of required decisions, and whoever
 * asks the decision is checked for the others (`decision-input`).
 */
export function decisionNames({ expressions }: CompiledDecision): Fields {
  const paths = expressions.flatMap(({ text }) => readExpression(text, feelFunctionNames).paths);
  return openNames(paths.map((path) => path.split('.')[0] ?? ''));
}

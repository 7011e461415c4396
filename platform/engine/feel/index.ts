export {
  compileExpression,
  contextLookup,
  evaluateExpression,
  explainExpression,
  FeelEvaluationError,
  isFeelFunction,
  parseFeelNames,
  readExpression,
  runExpression,
} from './expression.js';
export type { CompiledExpression, FeelContext } from './expression.js';
export { FeelSyntaxError } from './program.js';
export type { Lookup } from './program.js';
export type { ExpressionNames } from './syntax.js';
export { offsetOf, toJson } from './to-json.js';
export { compileUnaryTests, runUnaryTests } from './unary-tests.js';
export type { CompiledUnaryTests } from './unary-tests.js';

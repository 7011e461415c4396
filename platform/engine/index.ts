export { advance } from './advance.js';
export { compileProcess } from './compile/compile-process.js';
export type { CompileOptions } from './compile/compile-process.js';
export { compileDecisions } from './dmn/compile-decisions.js';
export type { DecisionCompileOptions } from './dmn/compile-decisions.js';
export { evaluateDecision } from './dmn/evaluate-decision.js';
export {
  compileExpression,
  evaluateExpression,
  explainExpression,
  FeelEvaluationError,
  FeelSyntaxError,
  isFeelFunction,
  parseFeelNames,
  readExpression,
} from './feel/index.js';
export type { CompiledExpression, ExpressionNames, FeelContext } from './feel/index.js';
export { returnTargets, returnTo } from './explore/return-to.js';
export type { ReturnAnswer } from './explore/return-to.js';
export { explore } from './explore/explore.js';
export type { Exploration, ExplorationFinding, ExploreOptions, StoryStep } from './explore/exploration.js';
export { describeWaits, localVariables, loopPath, openWaits, tokens } from './inspect.js';
export type { WaitDescriptions } from './inspect.js';
export { outlineProcess } from './outline.js';
export type { OutlineFlow, OutlineNode, ProcessOutline } from './outline.js';
export type { Rehearsal } from './compile/rehearsal.js';
export { migrate } from './migrate/index.js';
export type {
  ElementIds,
  MigrationRefusal,
  MigrationRefusalCode,
  MigrationResult,
  MigrationSuccess,
} from './migrate/index.js';
export { replay } from './replay/index.js';
export type { Difference, RecordedStep, RecordedSteps, Replay, ReplayOptions } from './replay/index.js';
export type * from './types.js';

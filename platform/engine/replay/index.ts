export { replay } from './replay.js';
export type { Difference, RecordedStep, RecordedSteps, Replay, ReplayOptions } from './replay.js';

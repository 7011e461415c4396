export { runRehearsal } from './command.js';
export { rehearse } from './rehearse.js';
export type { Rehearsal, RehearsalOptions, RehearsedProcess } from './rehearse.js';
export type { SecondOpinion } from './second-opinion/second-opinion.js';

import type { EngineInput, Finding, StepContext } from '../types.js';

export interface ExploreOptions {
  /** Give up after so many states (100,000). */
  maxStates?: number;
  /** Give up after so many steps tried (2,000,000). */
  maxSteps?: number;
  /**
   * How many tokens may stand on one element of one scope at once (2). A non-interrupting event can be triggered
   * without end; what more than so many runs of it at the same time would do is not followed.
   */
  maxRuns?: number;
  /** Whether there is anybody in a candidate group; without it every group is taken to have people. */
  mayPerform?: (group: string) => boolean;
  /** What people call a candidate group; its id when absent. */
  groupName?: (group: string) => string;
  /** FEEL functions of the release, to parse and evaluate what is decided without data. */
  functions?: StepContext['functions'];
  /**
   * Names of variables that change without the process writing them, so that the same condition may be decided
   * differently later. Names that begin with `_` always are.
   */
  volatile?: readonly string[];
}

/** One step of a story, as a workflow author would tell it. */
export interface StoryStep {
  input: EngineInput['kind'];
  element?: string;
  /** Chinese, for example `「护士长」提交“审批”`. */
  text: string;
}

export type ExplorationFinding = Finding & {
  /** Shortest way to the state the finding is about; empty when it is about the process as a whole. */
  path: StoryStep[];
};

export interface Exploration {
  /** Whether every reachable state was seen; if not, `findings` are right but others may be missing. */
  complete: boolean;
  states: number;
  transitions: number;
  findings: ExplorationFinding[];
  /** Ids of the elements entered and the flows taken, in the order of the process. */
  reached: string[];
}

import { takeStep } from '../advance.js';
import type { RuntimeProcess } from '../compile/graph.js';
import type { MakeBook } from '../run/book.js';
import { stepLimit } from '../run/step.js';
import { sealState } from '../state.js';
import type { StepContext, StepResult, StepSuccess } from '../types.js';
import type { Configuration, Learnt } from './configuration.js';
import type { ExploringOracle } from './exploring-oracle.js';
import type { Recording } from './local/recording.js';
import { stateFor, type PossibleInput } from './possible-inputs.js';

/** Arrivals in one step that show a loop without a wait, where nothing is meant to repeat. */
const shorterLimit = 1_000;

/** Runs the engine's own steps with the data unknown. */
export class RealSteps {
  /** How many were tried. */
  count = 0;
  /** An activity may be meant to run more often in one step than the shorter limit allows. */
  private mayRepeat: boolean;

  constructor(
    private readonly process: RuntimeProcess,
    private readonly context: Pick<StepContext, 'now' | 'functions'>,
    private readonly oracle: ExploringOracle,
  ) {
    oracle.stepLimit = shorterLimit;
    this.mayRepeat = [...process.nodes.values()].some(({ loop, standardLoop }) => loop ?? standardLoop);
  }

  /** @param before undefined for a start */
  run(before: Configuration | undefined, possible: PossibleInput, recording?: Recording): StepResult {
    const result = this.step(before, possible, recording?.newBook);
    if (!isEndless(result)) return result;
    // How far a step is followed may change.
    recording?.giveUp();
    return this.mayRepeat ? this.tryFully(before, possible) : result;
  }

  private step(before: Configuration | undefined, possible: PossibleInput, newBook?: MakeBook): StepResult {
    const { oracle } = this;
    this.count += 1;
    oracle.restart();
    const state = before ? sealState(stateFor(before.state, possible)) : null;
    const context: StepContext = { ...this.context, variables: before?.variables ?? {}, oracle };
    return takeStep(this.process, state, possible.input, context, newBook);
  }

  /** A step that goes on after the shorter limit shows that this process needs the longer one. */
  private tryFully(before: Configuration | undefined, possible: PossibleInput): StepResult {
    const { oracle } = this;
    oracle.stepLimit = stepLimit;
    oracle.choices.again();
    const result = this.step(before, possible);
    this.mayRepeat = false;
    if (isEndless(result)) oracle.stepLimit = shorterLimit;
    return result;
  }

  /** From the last step. */
  learnt({ variables }: StepSuccess): Learnt {
    return { written: variables, met: { ...this.oracle.met }, facts: this.oracle.facts };
  }
}

export const isEndless = (result: StepResult): boolean => !result.ok && result.code === 'step-limit-reached';

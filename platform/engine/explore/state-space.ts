import { advance } from '../advance.js';
import type { RuntimeProcess } from '../compile/graph.js';
import { stepLimit } from '../run/step.js';
import { newState, sealState, type InstanceState } from '../state.js';
import type { EngineInput, StepContext, StepRefusal, StepResult, StepSuccess } from '../types.js';
import { PathCut } from './choices.js';
import { Conditions } from './conditions.js';
import { settle, type Configuration } from './configuration.js';
import { ExploringOracle } from './exploring-oracle.js';
import { FutureReads } from './future-reads.js';
import { PossibleInputs, stateFor, type PossibleInput } from './possible-inputs.js';
import { StateKeys, type Crowd } from './state-key.js';

export interface Bounds {
  maxStates: number;
  maxSteps: number;
  maxRuns: number;
}

export interface SpaceOptions extends Bounds {
  functions?: StepContext['functions'];
  volatile?: readonly string[];
  /** How many items a collection may have whose size is not known; larger known ones are cut to the largest. */
  sizes?: readonly number[];
}

/** A step out of a known state. */
export interface Way {
  /** Undefined for a start. */
  from: Reached | undefined;
  possible: PossibleInput;
  /** Choices that the step made. */
  script: readonly number[] | undefined;
}

/** A state, and the step by which it was reached first. */
export interface Reached extends Way {
  index: number;
  crowd: Crowd;
  /** Set until the state has been followed. */
  configuration: Configuration | undefined;
  ended: boolean;
  /** Something that may happen here was not followed, or not all of it. */
  open: boolean;
}

export interface Watcher {
  /** A step that was possible in the state of `before`. */
  stepped?(way: Way, step: StepSuccess, before: Configuration): void;
  refused?(way: Way, refusal: StepRefusal): void;
  /** A state before it is followed. */
  reached?(reached: Reached, configuration: Configuration): void;
}

/** A step of a way that is gone again. */
export interface Retraced {
  possible: PossibleInput;
  step: StepSuccess;
  before: Configuration;
  after: Configuration;
}

const now = '2000-01-03T08:00:00Z';
const nowhere: Configuration = { state: newState(''), variables: {}, facts: [] };
/** Combinations of choices that one input is followed through. */
const maxScripts = 5_000;
/** Arrivals in one step that show a loop without a wait, where nothing is meant to repeat. */
const shorterLimit = 1_000;

/** All states that the real `advance` can reach from the starts, found breadth first: the shortest way comes first. */
export class StateSpace {
  readonly states: Reached[] = [];
  /** Pairs of indices. */
  readonly edges: number[] = [];
  complete = true;
  steps = 0;
  /** An activity may be meant to run more often in one step than the shorter limit allows. */
  private mayRepeat: boolean;
  private readonly found = new Map<string, Reached>();
  private readonly oracle: ExploringOracle;
  private readonly inputs: PossibleInputs;
  private readonly future: FutureReads;
  private readonly keys: StateKeys;
  private readonly context: Pick<StepContext, 'now' | 'functions'>;

  constructor(
    private readonly process: RuntimeProcess,
    private readonly options: SpaceOptions,
    private readonly watcher: Watcher = {},
  ) {
    const { functions, volatile = [], sizes } = options;
    const isVolatile = (name: string): boolean => name.startsWith('_') || volatile.includes(name);
    // Other properties are evaluated outside the engine.
    const texts = process.expressions
      .filter(({ place }) => !place.startsWith('property:'))
      .map(({ text }) => text);
    const conditions = new Conditions(texts, Object.keys(functions ?? {}), isVolatile);
    this.context = functions ? { now, functions } : { now };
    this.oracle = new ExploringOracle(conditions, this.context, sizes);
    this.oracle.stepLimit = shorterLimit;
    this.mayRepeat = [...process.nodes.values()].some(({ loop, standardLoop }) => loop ?? standardLoop);
    this.inputs = new PossibleInputs(process, () => this.oracle.nextNumber());
    this.future = new FutureReads(process, conditions);
    this.keys = new StateKeys(
      process,
      texts.flatMap((text) => conditions.expression(text).names),
    );
  }

  explore(): this {
    for (const possible of this.inputs.starts()) this.follow(undefined, nowhere, possible);
    for (let index = 0; index < this.states.length; index++) {
      if (this.states.length > this.options.maxStates || this.steps > this.options.maxSteps) {
        this.complete = false;
        this.abandon(index);
        break;
      }
      this.expand(this.states[index]!);
    }
    return this;
  }

  private abandon(from: number): void {
    for (const reached of this.states.slice(from)) {
      reached.open ||= !reached.ended;
      reached.configuration = undefined;
    }
  }

  private expand(reached: Reached): void {
    const configuration = reached.configuration!;
    this.watcher.reached?.(reached, configuration);
    reached.configuration = undefined;
    if (reached.ended) return;
    for (const possible of this.inputs.in(configuration.state)) this.follow(reached, configuration, possible);
  }

  /** Every outcome that one input can have. */
  private follow(from: Reached | undefined, configuration: Configuration, possible: PossibleInput): void {
    const { oracle } = this;
    oracle.begin(configuration.facts);
    let runs = 0;
    do {
      if (++runs > maxScripts) {
        if (from) from.open = true;
        this.complete = false;
        return;
      }
      this.run(from, configuration, possible);
    } while (oracle.choices.next());
  }

  private run(from: Reached | undefined, before: Configuration, possible: PossibleInput): void {
    try {
      let result = this.step(before, possible);
      if (this.isDoubtful(result)) result = this.tryFully(before, possible);
      const way: Way = { from, possible, script: this.oracle.choices.taken };
      if (!result.ok) return this.watcher.refused?.(way, result);
      this.reach(way, this.settled(before, result));
      this.watcher.stepped?.(way, result, before);
    } catch (error) {
      if (!(error instanceof PathCut)) throw error;
      if (from) from.open = true;
    }
  }

  private step(before: Configuration, possible: PossibleInput): StepResult {
    const { oracle } = this;
    this.steps += 1;
    oracle.restart();
    const state = before === nowhere ? null : sealState(stateFor(before.state, possible));
    const context: StepContext = { ...this.context, variables: before.variables, oracle };
    return advance(this.process, state, possible.input, context);
  }

  private isDoubtful(result: StepResult): boolean {
    return this.mayRepeat && !result.ok && result.code === 'step-limit-reached';
  }

  /** A step that goes on after the shorter limit shows that this process needs the longer one. */
  private tryFully(before: Configuration, possible: PossibleInput): StepResult {
    const { oracle } = this;
    oracle.stepLimit = stepLimit;
    oracle.choices.again();
    const result = this.step(before, possible);
    this.mayRepeat = false;
    if (!result.ok && result.code === 'step-limit-reached') oracle.stepLimit = shorterLimit;
    return result;
  }

  private settled(before: Configuration, step: StepSuccess): Configuration {
    return settle(before, step, this.oracle.met, this.oracle.facts, this.future);
  }

  private reach(way: Way, configuration: Configuration): void {
    const key = this.keys.key(configuration);
    let to = this.found.get(key);
    if (!to && this.keys.most <= this.options.maxRuns)
      this.found.set(key, (to = this.add(way, configuration)));
    if (!way.from) return;
    if (to) this.edges.push(way.from.index, to.index);
    else way.from.open = true;
  }

  private add(way: Way, configuration: Configuration): Reached {
    const ended = configuration.state.status !== 'running';
    const index = this.states.length;
    const reached: Reached = { ...way, index, crowd: this.keys.crowd, configuration, ended, open: false };
    this.states.push(reached);
    return reached;
  }

  /** What an input does in any state, with the data unknown. */
  attempt(state: InstanceState, input: EngineInput): StepResult {
    this.oracle.begin([]);
    return this.step({ state, variables: {}, facts: [] }, { input });
  }

  /** Goes a way again from the start; what happened on it is not kept. */
  retrace(way: Way): Retraced[] {
    const ways = [way];
    for (let at = way.from; at; at = at.from) ways.unshift(at);
    let before = nowhere;
    return ways.map(({ possible, script }) => {
      this.oracle.begin(before.facts, script);
      const step = this.step(before, possible);
      if (!step.ok) throw new Error(`A step that was possible is refused now: ${step.message}`);
      const retraced = { possible, step, before, after: this.settled(before, step) };
      before = retraced.after;
      return retraced;
    });
  }
}

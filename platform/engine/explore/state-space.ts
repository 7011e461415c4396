import type { RuntimeProcess } from '../compile/graph.js';
import { newState, openState, type InstanceState } from '../state.js';
import type { EngineInput, StepContext, StepRefusal, StepResult, StepSuccess, Variables } from '../types.js';
import { PathCut } from './choices.js';
import { Conditions } from './conditions.js';
import { settle, type Configuration, type Learnt } from './configuration.js';
import { ExploringOracle } from './exploring-oracle.js';
import type { Fact } from './facts.js';
import { FutureReads } from './future-reads.js';
import { LocalSteps, type Ending } from './local/local-steps.js';
import { describe, Replay, type Outcome } from './local/outcome.js';
import { PartedConfiguration, type OpenWait } from './local/parted-configuration.js';
import { Shapes, type Parts } from './local/parts.js';
import { View } from './local/questions.js';
import { Recording } from './local/recording.js';
import { PossibleInputs, type Answer, type PossibleInput } from './possible-inputs.js';
import { isEndless, RealSteps } from './real-steps.js';
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
  /** Every step is run, also those of which it is known what they come to; for tests. */
  runsAll?: boolean;
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
  configuration: PartedConfiguration | undefined;
  ended: boolean;
  /** Something that may happen here was not followed, or not all of it. */
  open: boolean;
}

export interface Watcher {
  /** A step that was possible in the state of `before`; the same among other surroundings is not told again. */
  stepped?(way: Way, step: StepSuccess, before: Configuration): void;
  /** Not told again either. */
  refused?(way: Way, refusal: StepRefusal): void;
  /** A state before it is followed. */
  reached?(reached: Reached, configuration: PartedConfiguration): void;
}

/** A step of a way that is gone again. */
export interface Retraced {
  possible: PossibleInput;
  step: StepSuccess;
  before: Configuration;
  after: Configuration;
}

const noVariables: Variables = {};
const noFacts: readonly Fact[] = [];
const now = '2000-01-03T08:00:00Z';
/** Combinations of choices that one input is followed through. */
const maxScripts = 5_000;
/** Of these, how many may go round without end: each of them takes as long as a hundred others. */
const maxEndless = 100;

/** All states that the real `advance` can reach from the starts, found breadth first: the shortest way comes first. */
export class StateSpace {
  readonly states: Reached[] = [];
  /** Pairs of indices. */
  readonly edges: number[] = [];
  complete = true;
  private readonly steps: RealSteps;
  private readonly found = new Map<string, Reached>();
  private readonly retraced = new Map<Way, Retraced>();
  private readonly oracle: ExploringOracle;
  private readonly inputs: PossibleInputs;
  private readonly future: FutureReads;
  private readonly keys: StateKeys;
  private readonly shapes: Shapes;
  private readonly nowhere: PartedConfiguration;
  /** While states are searched. */
  private local: LocalSteps | undefined;

  constructor(
    process: RuntimeProcess,
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
    const context = functions ? { now, functions } : { now };
    this.oracle = new ExploringOracle(conditions, context, sizes);
    this.steps = new RealSteps(process, context, this.oracle);
    this.inputs = new PossibleInputs(process, () => this.oracle.nextNumber());
    this.future = new FutureReads(process, conditions);
    this.shapes = new Shapes(process.id);
    this.nowhere = this.parted({ state: newState(process.id), variables: {}, facts: [] });
    if (!options.runsAll) this.local = new LocalSteps();
    this.keys = new StateKeys(
      process,
      texts.flatMap((text) => conditions.expression(text).names),
    );
  }

  explore(): this {
    for (const possible of this.inputs.starts()) this.follow(undefined, this.nowhere, possible, undefined);
    for (let index = 0; index < this.states.length; index++) {
      if (this.states.length > this.options.maxStates || this.steps.count > this.options.maxSteps) {
        this.complete = false;
        this.abandon(index);
        break;
      }
      this.expand(this.states[index]!);
    }
    this.local = undefined;
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
    const known = this.local?.around(configuration);
    const waits = configuration.waits();
    for (let at = 0; at < waits.length; at++)
      for (const answer of this.inputs.answers(waits, at))
        this.answer(reached, configuration, waits[at]!, answer, known);
  }

  private answer(
    from: Reached,
    before: PartedConfiguration,
    open: OpenWait,
    answer: Answer,
    known: ReturnType<LocalSteps['around']> | undefined,
  ): void {
    const { local } = this;
    const possible = (): PossibleInput => this.inputs.input(answer, before.stateOf(open));
    if (!local || !known || answer.alone) return void this.follow(from, before, possible(), undefined);
    const key = local.key(before, open.top, open.place * this.inputs.kinds + answer.index);
    const view = new View(before, open.top);
    const ending = local.find(known, key, view);
    if (ending === 'depends on everything') return void this.follow(from, before, possible(), undefined);
    if (ending) return this.repeat(from, view, ending, possible);
    const recording = new Recording(before, open.top);
    local.remember(known, key, recording, this.follow(from, before, possible(), recording));
  }

  /** Every outcome that one input can have. */
  private follow(
    from: Reached | undefined,
    before: PartedConfiguration,
    possible: PossibleInput,
    recording: Recording | undefined,
  ): Ending | undefined {
    const { oracle } = this;
    oracle.begin(before.facts);
    const outcomes: (Outcome | 'cut')[] = [];
    const stepsBefore = this.steps.count;
    let runs = 0;
    let endless = 0;
    let isTaken = false;
    do {
      if (++runs > maxScripts || endless > maxEndless) {
        if (from) from.open = true;
        this.complete = false;
        recording?.giveUp();
        break;
      }
      const outcome = this.run(from, before, possible, recording);
      if (outcome === 'cut' || typeof outcome === 'object') outcomes.push(outcome);
      if (outcome === 'endless') endless += 1;
      isTaken ||= outcome === 'taken' || typeof outcome === 'object';
    } while (oracle.choices.next());
    // It may lead somewhere by a way that is not followed.
    if (!isTaken && outcomes.includes('cut')) this.complete = false;
    if (!recording || recording.dependsOnEverything) return undefined;
    return { outcomes, steps: this.steps.count - stepsBefore, marks: recording.view.marks() };
  }

  /** @returns `taken` where it is not known what the step comes to elsewhere */
  private run(
    from: Reached | undefined,
    before: PartedConfiguration,
    possible: PossibleInput,
    recording: Recording | undefined,
  ): Outcome | 'taken' | 'refused' | 'endless' | 'cut' {
    try {
      const result = this.steps.run(from && before, possible, recording);
      const way: Way = { from, possible, script: this.oracle.choices.taken };
      if (!result.ok) {
        this.watcher.refused?.(way, result);
        return isEndless(result) ? 'endless' : 'refused';
      }
      const learnt = this.steps.learnt(result);
      const after = this.settled(before, openState(result.state), learnt);
      const key = this.keys.keyOf(after.parts, after.variables, after.facts);
      if (!this.isKnown(from, key)) this.add(key, way, after);
      this.watcher.stepped?.(way, result, before);
      return (recording && this.describe(recording, after.parts, way, learnt)) ?? 'taken';
    } catch (error) {
      if (!(error instanceof PathCut)) throw error;
      if (from) from.open = true;
      if (error.why !== 'loop') this.complete = false;
      return 'cut';
    }
  }

  private describe(recording: Recording, after: Parts, way: Way, learnt: Learnt): Outcome | undefined {
    if (recording.dependsOnEverything) return undefined;
    const outcome = describe(recording.view, after, way.script, learnt);
    if (!outcome) recording.giveUp();
    return outcome;
  }

  /** What an input is known to come to, with the parts that it does not concern as they are here. */
  private repeat(
    from: Reached,
    view: View,
    { outcomes, steps, marks }: Ending,
    input: () => PossibleInput,
  ): void {
    this.steps.count += steps;
    for (const outcome of outcomes) {
      if (outcome === 'cut') from.open = true;
      else this.repeatOne(from, new Replay(view, outcome, marks, this.oracle), input);
    }
  }

  private repeatOne(from: Reached, replay: Replay, input: () => PossibleInput): void {
    const { outcome } = replay;
    let after = outcome.learnt && this.settledAgain(replay, outcome.learnt);
    const key = after
      ? this.keys.keyOf(after.parts, after.variables, after.facts)
      : this.keys.keyOfShapes(outcome.status, outcome.root.shape, replay.shapes());
    if (this.isKnown(from, key)) return;
    after ??= new PartedConfiguration(this.shapes, replay.parts(), noVariables, noFacts);
    this.add(key, { from, possible: input(), script: outcome.script }, after);
  }

  private settledAgain(replay: Replay, learnt: Learnt): PartedConfiguration {
    const parts = replay.parts();
    const { before } = replay.view;
    const state = this.shapes.join(parts);
    const { variables, facts } = settle(before.variables, replay.learnt(learnt), state, this.future);
    return new PartedConfiguration(this.shapes, parts, variables, facts);
  }

  private settled(before: Configuration, state: InstanceState, learnt: Learnt): PartedConfiguration {
    return this.parted(settle(before.variables, learnt, state, this.future));
  }

  private parted({ state, variables, facts }: Configuration): PartedConfiguration {
    return new PartedConfiguration(this.shapes, this.shapes.split(state), variables, facts);
  }

  /** Whether a state is found already, or too crowded to be followed: then there is nothing to add. */
  private isKnown(from: Reached | undefined, key: string): boolean {
    const to = this.found.get(key);
    if (to) {
      if (from) this.edges.push(from.index, to.index);
      return true;
    }
    if (this.keys.most <= this.options.maxRuns) return false;
    if (from) from.open = true;
    return true;
  }

  private add(key: string, { from, possible, script }: Way, configuration: PartedConfiguration): void {
    const ended = configuration.parts.status !== 'running';
    const index = this.states.length;
    const { crowd } = this.keys;
    const reached: Reached = { from, possible, script, index, crowd, configuration, ended, open: false };
    this.states.push(reached);
    this.found.set(key, reached);
    if (from) this.edges.push(from.index, index);
  }

  /** What an input does in any state, with the data unknown. */
  attempt(state: InstanceState, input: EngineInput): StepResult {
    this.oracle.begin([]);
    return this.steps.run({ state, variables: noVariables, facts: noFacts }, { input });
  }

  /** Goes a way again from the start; what happened on it was not kept. Ways have their beginnings in common. */
  retrace(way: Way): Retraced[] {
    const ways = [way];
    for (let at = way.from; at; at = at.from) ways.unshift(at);
    let before: Configuration | undefined;
    return ways.map((at) => {
      let retraced = this.retraced.get(at);
      if (!retraced) this.retraced.set(at, (retraced = this.goOn(before, at)));
      before = retraced.after;
      return retraced;
    });
  }

  private goOn(from: Configuration | undefined, { possible, script }: Way): Retraced {
    const before = from ?? this.nowhere;
    this.oracle.begin(before.facts, script);
    const step = this.steps.run(from, possible);
    if (!step.ok) throw new Error(`A step that was possible is refused now: ${step.message}`);
    const learnt = this.steps.learnt(step);
    const after = settle(before.variables, learnt, openState(step.state), this.future);
    return { possible, step, before, after };
  }
}

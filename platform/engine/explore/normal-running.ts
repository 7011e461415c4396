import type { RuntimeProcess } from '../compile/graph.js';
import type { InstanceState, Token } from '../state.js';
import type { EngineInput, StepResult } from '../types.js';
import { isRun, markingOf } from './marking.js';
import { StateSpace } from './state-space.js';

const bounds = { maxStates: 50_000, maxSteps: 1_000_000, maxRuns: 2 };
/** One inner instance stands for any number of them; see `markingOf`. */
const sizes = [1, 0];

/** The markings that a process reaches when nobody interferes. Explored once for a process, then kept. */
export class NormalRunning {
  private static readonly known = new WeakMap<RuntimeProcess, NormalRunning>();
  private readonly markings = new Set<string>();
  private readonly space: StateSpace;

  static of(process: RuntimeProcess): NormalRunning {
    let known = NormalRunning.known.get(process);
    if (!known) NormalRunning.known.set(process, (known = new NormalRunning(process)));
    return known;
  }

  private constructor(private readonly process: RuntimeProcess) {
    const reached = (_reached: unknown, { state }: { state: InstanceState }): void => this.note(state);
    this.space = new StateSpace(process, { ...bounds, sizes }, { reached }).explore();
  }

  private note(state: InstanceState): void {
    this.markings.add(markingOf(this.process, state));
    for (const token of state.tokens)
      if (isRun(this.process, token)) this.markings.add(markingOf(this.process, state, token));
  }

  /** Whether the process may also get there by itself, as far as concerns what runs together with the token. */
  reaches(state: InstanceState, follow: Token): boolean {
    return this.markings.has(markingOf(this.process, state, follow));
  }

  /** What an input would do, whatever the data. */
  attempt(state: InstanceState, input: EngineInput): StepResult {
    return this.space.attempt(state, input);
  }
}

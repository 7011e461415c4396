import { advance } from '../advance.js';
import type {
  CompiledProcess,
  EngineInput,
  EngineState,
  StepContext,
  StepRefusal,
  StepSuccess,
  Variables,
} from '../types.js';

/** One step as it was recorded. */
export interface RecordedStep {
  input: EngineInput;
  /** As it was then; without `variables` those that the replayed steps have written are taken. */
  context: Omit<StepContext, 'variables'> & { variables?: Variables };
  /** The state that the step came to, in the words of `describe`; left out when it was not recorded. */
  expected?: string;
}

/** Recorded steps, in order. A generator is told what each came to, so that it can make the next one's context. */
export type RecordedSteps = Iterable<RecordedStep, unknown, StepSuccess>;

export interface ReplayOptions {
  /** Where the record begins; a start when it is left out. */
  state?: EngineState;
  variables?: Variables;
  /** How states are compared, for example their hash; their JSON unless told otherwise. */
  describe?: (state: EngineState) => string;
}

/** The first step that went another way than recorded. */
export interface Difference {
  /** Position in the record, from 0. */
  index: number;
  input: EngineInput;
  /** The recorded state; undefined when the step was refused and nothing is known but that it was not, then. */
  expected: string | undefined;
  found: { state: string } | { refusal: StepRefusal };
}

export interface Replay {
  /** After the last step that went as recorded; null when there was none. */
  state: EngineState | null;
  /** Root-scope data as the steps have written it. */
  variables: Variables;
  /** How many steps went as recorded. */
  steps: number;
  difference: Difference | null;
}

/** Runs a record again. The same inputs give the same states, byte for byte; where they do not, the record is not true. */
export function replay(process: CompiledProcess, steps: RecordedSteps, options: ReplayOptions = {}): Replay {
  const describe = options.describe ?? ((state: EngineState) => JSON.stringify(state));
  const iterator = steps[Symbol.iterator]();
  let state = options.state ?? null;
  let variables = options.variables ?? {};
  let next = iterator.next();
  for (let index = 0; !next.done; index++) {
    const { input, context, expected } = next.value;
    const result = advance(process, state, input, { variables, ...context });
    const found = result.ok ? { state: describe(result.state) } : { refusal: result };
    if (!result.ok || (expected !== undefined && describe(result.state) !== expected)) {
      return { state, variables, steps: index, difference: { index, input, expected, found } };
    }
    state = result.state;
    variables = merge(variables, result.variables);
    next = iterator.next(result);
    if (next.done) return { state, variables, steps: index + 1, difference: null };
  }
  return { state, variables, steps: 0, difference: null };
}

/** By top-level name; null removes. */
function merge(known: Variables, written: Variables): Variables {
  const merged = { ...known, ...written };
  for (const [name, value] of Object.entries(written)) if (value === null) delete merged[name];
  return merged;
}

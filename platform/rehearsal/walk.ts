import {
  advance,
  describeWaits,
  loopPath,
  openWaits,
  outlineProcess,
  type CompiledProcess,
  type EngineInput,
  type EngineState,
  type ProcessOutline,
  type StepContext,
  type StepRefusal,
  type StepSuccess,
  type Variables,
  type Wait,
} from '../engine/index.js';
import { FreeChoices, walkTime, type Answers } from './free-choices.js';
import { Random } from './random.js';

/** What happened to an element, in order. */
export interface TraceEntry {
  event: 'entered' | 'left' | 'interrupted';
  element: string;
}

/** Where something waits: its element, and in which inner instances of multi-instance activities. */
export interface WaitPlace {
  element: string;
  path: number[];
  kind: Wait['kind'];
}

export interface WalkStep {
  /** What was done; `element` is where it was done, absent for a message or signal to all. */
  input: { kind: EngineInput['kind']; element?: string; name?: string; code?: string };
  /** Waits that were answered, as they stood before. */
  answered: WaitPlace[];
  trace: TraceEntry[];
  waits: WaitPlace[];
  answers: Answers;
}

export type WalkOutcome =
  | 'completed'
  | 'terminated'
  | 'cancelled'
  | 'failed'
  /** Still running when the walk had been long enough. */
  | 'running'
  /** Running, and nothing waits. */
  | 'stuck'
  | 'refused';

export interface Walk {
  seed: number;
  outcome: WalkOutcome;
  steps: WalkStep[];
  /** The step that the engine refused, when the outcome is `refused`. */
  refusal?: StepRefusal & { input: WalkStep['input'] };
}

const longEnough = 40;

/** Goes through a process by chance: one step after the other, whatever may be done. Same seed, same walk. */
export function walkRandomly(process: CompiledProcess, seed: number): Walk {
  return new Walker(process, seed).walk();
}

class Walker {
  private readonly outline: ProcessOutline;
  private readonly random: Random;
  /** Boundary events and starts of event sub-processes. */
  private readonly aside: ReadonlySet<string>;
  private readonly choices: FreeChoices;
  private readonly steps: WalkStep[] = [];
  private state: EngineState | null = null;
  private variables: Variables = {};
  private last?: StepSuccess;

  constructor(
    private readonly process: CompiledProcess,
    private readonly seed: number,
  ) {
    this.outline = outlineProcess(process);
    this.random = new Random(seed);
    const asideTypes = ['bpmn:BoundaryEvent', 'bpmn:StartEvent'];
    this.aside = new Set(
      this.outline.nodes.filter(({ type }) => asideTypes.includes(type)).map(({ id }) => id),
    );
    this.choices = new FreeChoices(this.outline, this.random);
  }

  walk(): Walk {
    let input: EngineInput | undefined = this.start();
    while (input) {
      const refused = this.take(input);
      if (refused) return this.end('refused', refused);
      const ended = this.last!.ended;
      if (ended) return this.end(ended);
      if (this.steps.length >= longEnough) return this.end('running');
      input = this.next();
    }
    return this.end('stuck');
  }

  private end(outcome: WalkOutcome, refusal?: Walk['refusal']): Walk {
    return { seed: this.seed, outcome, steps: this.steps, ...(refusal ? { refusal } : {}) };
  }

  private get context(): StepContext {
    return { now: walkTime, variables: this.variables, functions: this.choices.functions };
  }

  private start(): EngineInput {
    const starts = this.outline.nodes.filter(
      ({ type, parent }) => type === 'bpmn:StartEvent' && parent === this.process.id,
    );
    const { id } = this.random.pick(starts);
    return { kind: 'start', element: id, result: {} };
  }

  private take(input: EngineInput): Walk['refusal'] {
    this.choices.answers = new Map();
    const told = this.tell(input);
    const answered = this.answeredBy(input);
    const result = advance(this.process, this.state, input, this.context);
    if (!result.ok) return { ...result, input: told };
    this.state = result.state;
    this.variables = { ...this.variables, ...result.variables };
    this.last = result;
    const trace = result.events.flatMap((event): TraceEntry[] =>
      event.type === 'entered' || event.type === 'left' || event.type === 'interrupted'
        ? [{ event: event.type, element: event.element }]
        : [],
    );
    const waits = result.waits.map((wait) => this.placeOf(wait));
    this.steps.push({ input: told, answered, trace, waits, answers: this.choices.answers });
    return undefined;
  }

  private placeOf({ id, element, kind }: Wait): WaitPlace {
    return { element, kind, path: loopPath(this.process, this.state!, id) };
  }

  private tell(input: EngineInput): WalkStep['input'] {
    switch (input.kind) {
      case 'start':
        return { kind: 'start', element: input.element! };
      case 'message':
      case 'signal':
        return { kind: input.kind, name: input.name };
      case 'error':
        return { kind: 'error', element: this.waitOf(input.wait).element, code: input.code };
      case 'complete':
      case 'timer':
      case 'behaviour':
        return { kind: input.kind, element: this.waitOf(input.wait).element };
      default:
        return { kind: input.kind };
    }
  }

  private waitOf(id: string): Wait {
    return openWaits(this.state!).find((wait) => wait.id === id)!;
  }

  private answeredBy(input: EngineInput): WaitPlace[] {
    if ('wait' in input) return [this.placeOf(this.waitOf(input.wait))];
    if (input.kind !== 'message' && input.kind !== 'signal') return [];
    const { subscriptions } = describeWaits(this.process, this.state!, this.context);
    return subscriptions
      .filter(({ kind, name }) => kind === input.kind && name === input.name)
      .map((subscription) => this.placeOf(subscription));
  }

  /** Anything that waits may be answered; what lies on the way more often than what may come in between. */
  private next(): EngineInput | undefined {
    const { waits } = this.last!;
    if (waits.length === 0) return undefined;
    const wait = this.random.pickWeighted(waits, ({ element }) => (this.aside.has(element) ? 1 : 4));
    switch (wait.kind) {
      case 'user':
      case 'action':
        return { kind: 'complete', wait: wait.id, result: {} };
      case 'timer':
        return { kind: 'timer', wait: wait.id };
      case 'behaviour':
      case 'call':
        return this.answer(wait);
      case 'message':
      case 'signal':
        return this.deliver(wait);
    }
  }

  private answer({ id, element }: Wait): EngineInput {
    const caught = this.outline.nodes.filter(
      ({ attachedTo, trigger }) => attachedTo === element && trigger === 'error',
    );
    if (caught.length === 0 || this.random.next() < 0.7) return { kind: 'behaviour', wait: id, result: {} };
    const code = this.random.pick(caught).triggerName ?? 'ERROR';
    return { kind: 'error', wait: id, code, message: '排练中的错误' };
  }

  private deliver({ id, kind }: Wait): EngineInput {
    const { subscriptions } = describeWaits(this.process, this.state!, this.context);
    const { name, correlationKey } = subscriptions.find((subscription) => subscription.id === id)!;
    return kind === 'signal'
      ? { kind: 'signal', name, variables: {} }
      : { kind: 'message', name, correlationKey, variables: {} };
  }
}

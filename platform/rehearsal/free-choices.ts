import type { OutlineFlow, ProcessOutline } from '../engine/index.js';
import type { Random } from './random.js';

/** What was answered within one step, by element id, in the order of asking. */
export type Answers = Map<string, unknown[]>;

/** Where a walk takes place; only timers would notice. */
export const walkTime = '2026-01-05T09:00:00+08:00';

const timerValues = { date: walkTime, duration: 'PT1H', cycle: 'R/PT1H' };

/** FEEL functions that a rehearsed process calls where it depends on what it cannot know. */
export type FreeFunctions = Record<
  'freeChoice' | 'freeList' | 'freeCount' | 'freeTimer',
  (id: string) => unknown
>;

/** The timer's kind decides which value a timer understands. */
export function freeTimer(outline: ProcessOutline, id: string): string {
  return timerValues[outline.nodes.find((node) => node.id === id)?.timer ?? 'duration'];
}

/** Decides by chance, so that every choice has a way out, and keeps what was answered. */
export class FreeChoices {
  answers: Answers = new Map();
  private readonly decisions = new Map<string, Map<string, boolean>>();
  private readonly flows: Map<string, OutlineFlow>;

  constructor(
    private readonly outline: ProcessOutline,
    private readonly random: Random,
  ) {
    this.flows = new Map(outline.flows.map((flow) => [flow.id, flow]));
  }

  get functions(): FreeFunctions {
    return {
      freeChoice: (id) => this.keep(id, this.choose(id)),
      freeList: (id) =>
        this.keep(
          id,
          Array.from({ length: this.random.below(4) }, (_, index) => index + 1),
        ),
      freeCount: (id) => this.keep(id, this.random.below(4)),
      freeTimer: (id) => freeTimer(this.outline, id),
    };
  }

  private keep(id: string, answer: unknown): unknown {
    this.answers.set(id, [...(this.answers.get(id) ?? []), answer]);
    return answer;
  }

  private choose(id: string): boolean {
    const flow = this.flows.get(id);
    // Of a completion condition, or of a conditional event.
    if (!flow) return this.random.next() < 0.25;
    let decision = this.decisions.get(flow.source);
    if (!decision?.has(id)) this.decisions.set(flow.source, (decision = this.decide(flow.source)));
    const answer = decision.get(id)!;
    decision.delete(id);
    return answer;
  }

  /** One decision for all free flows of an element; asking for the same flow again begins the next one. */
  private decide(source: string): Map<string, boolean> {
    const outgoing = this.outline.flows.filter((flow) => flow.source === source);
    const free = outgoing.filter(({ condition }) => condition?.startsWith('freeChoice('));
    const exclusive = this.outline.nodes.find(({ id }) => id === source)?.type === 'bpmn:ExclusiveGateway';
    const mayTakeNone = outgoing.some(({ isDefault, condition }) => isDefault || (!condition && !exclusive));
    const chosen = this.random.below(free.length + (mayTakeNone ? 1 : 0));
    return new Map(
      free.map(({ id }, index) => [id, index === chosen || (!exclusive && this.random.next() < 0.5)]),
    );
  }
}

/** Gives the answers of one step again, to whoever asks in the same order for each element. */
export class RepeatedChoices {
  private readonly rest: Answers;

  constructor(
    private readonly outline: ProcessOutline,
    answers: Answers,
  ) {
    this.rest = new Map([...answers].map(([id, given]) => [id, [...given]]));
  }

  get functions(): FreeFunctions {
    return {
      freeChoice: (id) => this.rest.get(id)?.shift() ?? false,
      freeList: (id) => this.rest.get(id)?.shift() ?? [],
      freeCount: (id) => this.rest.get(id)?.shift() ?? 0,
      freeTimer: (id) => freeTimer(this.outline, id),
    };
  }
}

import type { FlowNode, RuntimeProcess } from '../compile/graph.js';
import type { OpenedTask, StepRefusal, StepSuccess } from '../types.js';
import type { Configuration } from './configuration.js';
import type { PartedConfiguration } from './local/parted-configuration.js';
import type { Reached, Watcher, Way } from './state-space.js';

/** Something worth telling that a step did, with the first way to it. */
export interface Observed<T> {
  about: T;
  way: Way;
}

/** What is noted of each step while states are searched, because it is not kept. */
export class Observations implements Watcher {
  readonly entered = new Set<string>();
  readonly left = new Set<string>();
  readonly taken = new Set<string>();
  /** Elements on which a token rested, with the state where it was first seen. */
  readonly rested = new Map<string, Reached>();
  readonly offered = new Map<string, Observed<OpenedTask>>();
  readonly refusals = new Map<string, Observed<StepRefusal>>();
  /** Open user tasks that the end of something cancelled, by end and task. */
  readonly cancelled = new Map<string, Observed<{ end: string; task: string }>>();

  constructor(private readonly process: RuntimeProcess) {}

  reached(reached: Reached, configuration: PartedConfiguration): void {
    if (configuration.standsOnlyOn(this.rested)) return;
    for (const { e } of configuration.state.tokens) if (!this.rested.has(e)) this.rested.set(e, reached);
  }

  stepped(way: Way, step: StepSuccess, before: Configuration): void {
    for (const event of step.events) {
      if (event.type === 'entered') this.entered.add(event.element);
      else if (event.type === 'left') this.left.add(event.element);
      else if (event.type === 'taken') this.taken.add(event.flow);
    }
    for (const task of step.opened.tasks)
      if (!this.offered.has(task.element)) this.offered.set(task.element, { about: task, way });
    if (step.closed.length > 1) this.noteCancelled(way, step, before);
  }

  refused(way: Way, refusal: StepRefusal): void {
    const key = `${refusal.code} ${refusal.element ?? ''}`;
    if (!this.refusals.has(key)) this.refusals.set(key, { about: refusal, way });
  }

  private noteCancelled(way: Way, step: StepSuccess, before: Configuration): void {
    const answered = way.possible.wait;
    if (answered && interrupts(this.process.nodes.get(answered.e)!)) return;
    const end = endBeforeInterruption(step);
    if (end === undefined) return;
    const closed = before.state.waits.filter(
      ({ id, k }) => k === 'user' && id !== answered?.id && step.closed.includes(id),
    );
    for (const { e: task } of closed) {
      const key = `${end} ${task}`;
      if (task !== end && !this.cancelled.has(key)) this.cancelled.set(key, { about: { end, task }, way });
    }
  }
}

/** That an event ends what it interrupts is what it is for. */
const interrupts = (node: FlowNode): boolean =>
  node.interrupting &&
  (node.attachedTo !== undefined || node.scope.isEventSubProcess) &&
  node.trigger !== undefined;

function endBeforeInterruption({ events }: StepSuccess): string | undefined {
  const at = events.findIndex(({ type }) => type === 'interrupted');
  for (let index = at - 1; index >= 0; index--) {
    const event = events[index]!;
    if (event.type === 'left') return event.element;
  }
  return undefined;
}

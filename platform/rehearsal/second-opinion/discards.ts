import type { OutlineFlow, OutlineNode, ProcessOutline } from '../../engine/index.js';
import type { WalkStep } from '../walk.js';

/** About a second of bpmn-engine's time. */
const mostInOneWalk = 3_000;

/**
 * What a walk costs in bpmn-engine: there a flow that is not taken is discarded, and so is everything behind it, way by
 * way. Twelve decisions one after the other are thousands of ways, and half a minute.
 */
export class DiscardBudget {
  private readonly nodes: Map<string, OutlineNode>;
  private readonly outgoing = new Map<string, OutlineFlow[]>();
  /** A parallel join is discarded once all its flows are: the first stands for them. */
  private readonly firstIncoming = new Map<string, OutlineFlow>();
  private readonly counts = new Map<string, number>();
  private left = mostInOneWalk;

  constructor({ nodes, flows }: ProcessOutline) {
    this.nodes = new Map(nodes.map((node) => [node.id, node]));
    for (const flow of flows) {
      const siblings = this.outgoing.get(flow.source);
      if (siblings) siblings.push(flow);
      else this.outgoing.set(flow.source, [flow]);
      if (!this.firstIncoming.has(flow.target)) this.firstIncoming.set(flow.target, flow);
    }
  }

  /** @returns whether bpmn-engine can take this step as well without taking very long */
  covers({ trace }: WalkStep): boolean {
    for (const { event, element } of trace) {
      if (event === 'left') this.left -= 1 + this.countOf(element);
      if (this.left < 0) return false;
    }
    return true;
  }

  /** How many flows can be discarded when an element is left, at most `mostInOneWalk` and a few. */
  private countOf(element: string): number {
    let count = this.counts.get(element);
    if (count === undefined) {
      const counting = { count: 0 };
      for (const flow of this.discardable(element)) this.follow(flow, new Set(), counting);
      this.counts.set(element, (count = counting.count));
    }
    return count;
  }

  private discardable(element: string): OutlineFlow[] {
    const flows = this.outgoing.get(element) ?? [];
    const attached = [...this.nodes.values()].filter(({ attachedTo }) => attachedTo === element);
    const aside = attached.flatMap(({ id }) => this.outgoing.get(id) ?? []);
    const chooses = flows.length > 1 && !this.isParallel(element);
    return chooses ? [...flows, ...aside] : aside;
  }

  private follow(flow: OutlineFlow, sources: Set<string>, counting: { count: number }): void {
    const { source, target } = flow;
    if (counting.count > mostInOneWalk || sources.has(target)) return;
    counting.count += 1;
    if (this.isParallel(target) && this.firstIncoming.get(target) !== flow) return;
    const isNew = !sources.has(source);
    sources.add(source);
    for (const next of this.outgoing.get(target) ?? []) this.follow(next, sources, counting);
    if (isNew) sources.delete(source);
  }

  private isParallel(element: string): boolean {
    return this.nodes.get(element)?.type === 'bpmn:ParallelGateway';
  }
}

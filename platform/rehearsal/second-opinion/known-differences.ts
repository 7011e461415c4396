import type { OutlineNode, ProcessOutline } from '../../engine/index.js';
import type { WaitPlace } from '../walk.js';

/** Both engines after the same inputs. */
export interface Divergence {
  ours: readonly WaitPlace[];
  theirs: readonly WaitPlace[];
}

/** Where bpmn-engine is known to behave otherwise. README shows the table, a test shows each of them in bpmn-engine. */
export interface KnownDifference {
  id: string;
  /** What bpmn-engine does, and what BPMN says. */
  reason: string;
  /** Elements that bpmn-engine is not given; a walk is compared until it comes to one of them. */
  omits?: (outline: ProcessOutline) => OutlineNode[];
  /** Elements that make a process not comparable. */
  excludes?: (outline: ProcessOutline) => OutlineNode[];
  /** Elements whose waits are compared no more once they have been answered. */
  mutes?: (outline: ProcessOutline) => OutlineNode[];
  /** Whether it can be the reason of a divergence. */
  explains?: (divergence: Divergence, outline: ProcessOutline) => boolean;
}

const incomingOf = (outline: ProcessOutline, id: string): number =>
  outline.flows.filter(({ target }) => target === id).length;

export const knownDifferences: readonly KnownDifference[] = [
  {
    id: 'event-sub-process',
    reason:
      'bpmn-engine 的事件子流程不理会 isInterrupting（从不中断），不会被定时启动，也收不到外部消息；BPMN 规定这些都要起作用。',
    omits: ({ nodes }) => nodes.filter(({ byEvent }) => byEvent),
  },
  {
    id: 'inclusive-join-runs-twice',
    reason:
      'bpmn-engine 的包容网关汇合时不等其余分支，会执行多次；BPMN 规定要等所有还可能到达的令牌，只执行一次。',
    excludes: (outline) =>
      outline.nodes.filter(({ id, type }) => type === 'bpmn:InclusiveGateway' && incomingOf(outline, id) > 1),
  },
  {
    id: 'parallel-join-counts-discarded',
    reason: 'bpmn-engine 的并行网关汇合时把没有走的分支也算作到达；BPMN 规定每条流入连线都要有一个令牌。',
    explains: ({ ours, theirs }, outline) =>
      outline.nodes
        .filter(({ id, type }) => type === 'bpmn:ParallelGateway' && incomingOf(outline, id) > 1)
        .some(({ id }) => {
          const behind = reachableFrom(outline, id);
          const onlyBehind = without(theirs, ours).every(({ element }) => behind.has(element));
          return onlyBehind && (without(ours, theirs).length === 0 || cancels(outline, behind));
        }),
  },
  {
    id: 'non-interrupting-message-once',
    reason: 'bpmn-engine 的非中断消息边界事件只触发一次；BPMN 规定活动进行期间每次收到消息都触发。',
    mutes: ({ nodes }) =>
      nodes.filter(
        ({ type, trigger, interrupting }) =>
          type === 'bpmn:BoundaryEvent' && trigger === 'message' && !interrupting,
      ),
  },
  {
    id: 'activity-runs-once-at-a-time',
    reason: 'bpmn-engine 的一个活动同时只办一件，后到的令牌排队；BPMN 规定每个令牌各办一件。',
    explains: ({ ours, theirs }) => {
      const missing = without(ours, theirs);
      const twice = (place: WaitPlace): boolean =>
        ours.filter((other) => keyOf(other) === keyOf(place)).length > 1;
      return missing.length > 0 && missing.every(twice) && without(theirs, ours).length === 0;
    },
  },
  {
    id: 'error-caught-everywhere',
    reason:
      'bpmn-engine 里一个错误会被同时进行的所有同类错误边界事件捕获；BPMN 规定只由抛出它的活动外面最近的那个捕获。',
    explains: ({ ours, theirs }, outline) => {
      const catching = outline.nodes.filter(
        ({ type, trigger }) => type === 'bpmn:BoundaryEvent' && trigger === 'error',
      );
      const within = new Set(catching.flatMap(({ attachedTo }) => [...insideOf(outline, attachedTo!)]));
      const behind = new Set(catching.flatMap(({ id }) => [...reachableFrom(outline, id)]));
      const repeated = outline.nodes.filter(({ loop }) => loop).map(({ id }) => insideOf(outline, id));
      const several = catching.length > 1 || catching.some(({ id }) => repeated.some((ids) => ids.has(id)));
      const missing = without(ours, theirs);
      return (
        several &&
        missing.length > 0 &&
        missing.every(({ element }) => within.has(element)) &&
        without(theirs, ours).every(({ element }) => behind.has(element))
      );
    },
  },
];

export const keyOf = ({ element, path }: WaitPlace): string => [element, ...path].join('/');

/** What is in `places` more often than in `others`. */
export function without(places: readonly WaitPlace[], others: readonly WaitPlace[]): WaitPlace[] {
  const rest = others.map(keyOf);
  return places.filter((place) => {
    const found = rest.indexOf(keyOf(place));
    if (found !== -1) rest.splice(found, 1);
    return found === -1;
  });
}

/** Whether one of the elements ends what is going on beside it. */
const cancels = ({ nodes }: ProcessOutline, among: ReadonlySet<string>): boolean =>
  nodes.some(
    ({ id, type, trigger }) =>
      among.has(id) && type === 'bpmn:EndEvent' && (trigger === 'error' || trigger === 'terminate'),
  );

/** An activity and what it holds, at any depth. */
function insideOf({ nodes }: ProcessOutline, activity: string): Set<string> {
  const inside = new Set([activity]);
  // The file's order has what encloses before what is inside.
  for (const { id, parent } of nodes) if (inside.has(parent)) inside.add(id);
  return inside;
}

/** Elements behind an element, with what is inside them and attached to them. */
function reachableFrom(outline: ProcessOutline, start: string): Set<string> {
  const reached = new Set<string>();
  const queue = [start];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const next = [
      ...outline.flows.filter(({ source }) => source === id).map(({ target }) => target),
      ...outline.nodes
        .filter(({ parent, attachedTo }) => parent === id || attachedTo === id)
        .map((node) => node.id),
    ];
    for (const other of next) {
      if (reached.has(other)) continue;
      reached.add(other);
      queue.push(other);
    }
  }
  return reached;
}

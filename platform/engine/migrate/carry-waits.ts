import type { EventTrigger, FlowNode, RuntimeProcess, ScopeNode, ValueSource } from '../compile/graph.js';
import type { Step } from '../run/step.js';
import { openEvent, type WaitOwner } from '../run/waits.js';
import { rootScopeId, type InstanceState, type Scope, type Token } from '../state.js';
import type { ElementMapping } from './element-mapping.js';

/** What may happen besides at one token or in one scope, before the migration and after it. */
interface Events {
  owner: WaitOwner;
  before: readonly FlowNode[];
  after: readonly FlowNode[];
}

/**
 * Boundary events, event sub-processes and what stands behind an event-based gateway: those that were removed are
 * closed, those that were added are opened, those that wait for something else now are opened anew. Timers keep their due.
 * @param old the state before the migration
 */
export function carryWaits(step: Step, old: InstanceState, mapping: ElementMapping): void {
  const sources = new Map(old.waits.map(({ id, e }) => [id, mapping.from.nodes.get(e)!]));
  for (const events of [...tokenEvents(step, old, mapping), ...scopeEvents(step, old, mapping)]) {
    carry(step, events, sources, mapping);
  }
}

function tokenEvents(step: Step, old: InstanceState, { from }: ElementMapping): Events[] {
  return old.tokens.map((token) => ({
    owner: { t: token.id },
    before: eventsAt(token, from.nodes.get(token.e)!),
    after: eventsAt(token, step.node(step.token(token.id).e)),
  }));
}

/** The element itself is among them when it is an event. */
function eventsAt({ i }: Token, node: FlowNode): FlowNode[] {
  const { type, boundaries, outgoing } = node;
  const behind = type === 'bpmn:EventBasedGateway' ? outgoing.map(({ target }) => target) : [];
  const itself = type === 'bpmn:IntermediateCatchEvent' || type === 'bpmn:ReceiveTask' ? [node] : [];
  return [...(i === undefined ? boundaries : []), ...behind, ...itself];
}

function scopeEvents(step: Step, old: InstanceState, { from, to }: ElementMapping): Events[] {
  const lasting = old.scopes.filter((scope) => !scope.loop && !scope.undo && !isInterrupted(step, scope));
  return lasting.map((scope) => ({
    owner: { s: scope.id },
    before: startsIn(from, scope),
    after: startsIn(to, step.scope(scope.id)),
  }));
}

/** An event sub-process that interrupts leaves nothing else to wait for in its scope. */
function isInterrupted(step: Step, { id }: Scope): boolean {
  return step.tokensIn(id).some(({ e }) => {
    const { body } = step.node(e);
    return body?.isEventSubProcess && body.starts[0]!.interrupting;
  });
}

function startsIn(process: RuntimeProcess, { id, e }: Scope): FlowNode[] {
  const scope: ScopeNode = id === rootScopeId ? process.root : process.nodes.get(e)!.body!;
  return scope.eventSubProcesses.map(({ start }) => start);
}

function carry(
  step: Step,
  { owner, before, after }: Events,
  sources: ReadonlyMap<string, FlowNode>,
  mapping: ElementMapping,
): void {
  const waits = step.waits.of('t' in owner ? owner.t : owner.s);
  const kept = new Set<FlowNode>();
  for (const event of after) {
    const source = mapping.sourceOf(event);
    const known = source && before.includes(source) ? source : undefined;
    const wait = known && waits.find(({ id }) => sources.get(id) === known);
    if (wait && waitsForTheSame(known, event)) kept.add(known);
    // one that could be waited for and is not has happened already
    else if (wait || !known || !isAwaited(known)) openEvent(step, owner, event);
  }
  for (const wait of waits) {
    const source = sources.get(wait.id)!;
    if (before.includes(source) && !kept.has(source)) step.closeWait(wait);
  }
}

const awaited = new Set(['message', 'signal', 'timer', 'condition']);
const isAwaited = ({ trigger }: FlowNode): boolean => awaited.has(trigger!.kind);

function waitsForTheSame(source: FlowNode, target: FlowNode): boolean {
  const [one, other] = [source.trigger!, target.trigger!];
  if (one.kind !== other.kind || (source.task === undefined) !== (target.task === undefined)) return false;
  if (one.kind === 'timer' || source.task) return true;
  return JSON.stringify(textsOf(one)) === JSON.stringify(textsOf(other));
}

function textsOf(trigger: EventTrigger): (string | null)[] {
  switch (trigger.kind) {
    case 'message':
      return [textOf(trigger.name), textOf(trigger.correlationKey)];
    case 'signal':
      return [textOf(trigger.name)];
    case 'condition':
      return [trigger.condition.text];
    default:
      return [];
  }
}

function textOf(source: ValueSource | undefined): string | null {
  if (!source) return null;
  return 'text' in source ? source.text : `=${source.expression.text}`;
}

import { behaviours, eventSubProcess } from '../elements/index.js';
import type { ElementInfo, StartTrigger } from '../types.js';
import type { Compilation } from './compilation.js';
import type { Flow, FlowNode, ScopeNode, ValueSource } from './graph.js';
import { associateHandlers } from './associate-handlers.js';
import { checkScope, checkNode } from './check-structure.js';
import { child, list, propertiesOf, text, type ModdleElement } from './moddle.js';
import { formOf, groupsOf, readActivity } from './read-activity.js';
import { prepareGraph } from './prepare-graph.js';
import { readTrigger } from './read-event.js';
import { checkExtensions, readMappings } from './read-extensions.js';

const hasBody = new Set(['bpmn:SubProcess', 'bpmn:Transaction']);
const withoutExecution = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);

/** Builds the graph of a process or sub-process, and of what is inside it. */
export function buildScope(compilation: Compilation, container: ModdleElement): ScopeNode {
  const scope: ScopeNode = {
    id: container.id!,
    starts: [],
    eventSubProcesses: [],
    isEventSubProcess: container.triggeredByEvent === true,
  };
  const contents = list(container.flowElements).filter(({ $type }) => !withoutExecution.has($type));
  const flows = contents.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  const nodes = new Map<ModdleElement, FlowNode>();
  for (const element of contents) {
    if (element.$type === 'bpmn:SequenceFlow') continue;
    const node = buildNode(compilation, element, scope);
    if (node) nodes.set(element, node);
  }
  for (const flow of flows) connect(compilation, flow, nodes);
  for (const [element, node] of nodes) orderOutgoing(element, node);
  for (const [element, node] of nodes) attach(compilation, element, node, nodes);
  collectStarts(scope, [...nodes.values()]);
  linkEvents(compilation, [...nodes.values()]);
  associateHandlers(container, nodes);
  for (const [element, node] of nodes) checkNode(compilation, element, node);
  checkScope(compilation, container, scope, [...nodes.values()]);
  if (container.$type === 'bpmn:Process') prepareGraph(compilation, scope);
  return scope;
}

function buildNode(compilation: Compilation, element: ModdleElement, scope: ScopeNode): FlowNode | undefined {
  if (!element.id) {
    compilation.error('id-required', scope.id, `“${scope.id}”中有一个 ${element.$type} 没有标识，请补上。`);
    return undefined;
  }
  const isEventSubProcess = element.$type === 'bpmn:SubProcess' && element.triggeredByEvent === true;
  const behaviour = isEventSubProcess ? eventSubProcess : behaviours[element.$type];
  if (!behaviour) {
    compilation.error('unsupported-element', element, `元素类型“${element.$type}”暂不支持。`);
    return undefined;
  }
  checkExtensions(compilation, element);
  const properties = readProperties(compilation, element);
  const node: FlowNode = {
    id: element.id,
    type: element.$type,
    behaviour,
    scope,
    incoming: [],
    outgoing: [],
    inputs: readMappings(compilation, element, 'input'),
    outputs: readMappings(compilation, element, 'output'),
    interrupting: element.cancelActivity !== false && element.isInterrupting !== false,
    boundaries: [],
  };
  const trigger = readTrigger(compilation, element);
  if (trigger) node.trigger = trigger;
  if (properties.state) node.state = compilation.value(node.id, 'state', properties.state);
  readActivity(compilation, element, node);
  compilation.nodes.set(node.id, node);
  compilation.elements[node.id] = describe(element, node, properties);
  if (hasBody.has(element.$type)) node.body = buildScope(compilation, element);
  return node;
}

const ownPlaces = new Set(['state', 'organisation', 'candidateGroups']);

/** Properties that are FEEL (`=…`) are checked and listed for the linter, whoever evaluates them. */
export function readProperties(compilation: Compilation, element: ModdleElement): Record<string, string> {
  const properties = propertiesOf(element);
  for (const [name, value] of Object.entries(properties)) {
    if (value.trim().startsWith('=') && !ownPlaces.has(name)) {
      compilation.expression(element.id!, `property:${name}`, value);
    }
  }
  return properties;
}

function describe(element: ModdleElement, node: FlowNode, properties: Record<string, string>): ElementInfo {
  const info: ElementInfo = {
    id: node.id,
    type: node.type,
    name: element.name ?? '',
    properties,
    parent: node.scope.id,
  };
  const formId = formOf(element);
  const groups = groupsOf(element);
  if (formId) info.formId = formId;
  if (groups) info.candidateGroups = groups;
  const starts = node.type === 'bpmn:StartEvent' && element.$parent?.$type === 'bpmn:Process';
  if (starts && formId) info.startable = true;
  if (starts) info.startTrigger = startTriggerOf(node);
  if (!starts && formId && node.trigger?.kind === 'message') info.action = true;
  if (node.type === 'bpmn:CallActivity') info.calledProcess = sourceText(node.taskType);
  else if (node.taskType) info.taskType = sourceText(node.taskType);
  return info;
}

function startTriggerOf({ trigger }: FlowNode): StartTrigger {
  switch (trigger?.kind) {
    case 'message':
    case 'signal':
      return { kind: trigger.kind, name: sourceText(trigger.name) };
    case 'timer':
      return { kind: 'timer', timer: trigger.timer, value: sourceText(trigger.value) };
    case 'condition':
      return { kind: 'condition', condition: `=${trigger.condition.text}` };
    default:
      return { kind: 'none' };
  }
}

function sourceText(source: ValueSource | undefined): string {
  if (!source) return '';
  return 'text' in source ? source.text : `=${source.expression.text}`;
}

function connect(
  compilation: Compilation,
  element: ModdleElement,
  nodes: Map<ModdleElement, FlowNode>,
): void {
  const source = nodes.get(child(element.sourceRef)!);
  const target = nodes.get(child(element.targetRef)!);
  if (!source || !target) {
    compilation.error('flow-ends-required', element, '连线的两端必须是同一流程或子流程中可执行的元素。');
    return;
  }
  const flow: Flow = { id: element.id!, source: source.id, target };
  if (element.name) flow.name = element.name;
  const condition = child(element.conditionExpression);
  const body = text(condition?.body);
  const language = text(condition?.language);
  if (language && !/feel/i.test(language)) {
    compilation.error('unsupported-condition', element, `条件的语言“${language}”不支持，请用 FEEL。`);
  } else if (body?.trim()) flow.condition = compilation.expression(flow.id, 'condition', body);
  const { state } = readProperties(compilation, element);
  if (state) flow.state = compilation.value(flow.id, 'state', state);
  source.outgoing.push(flow);
  target.incoming.push(flow);
}

/** The order in which the element lists its outgoing flows decides which condition is tried first. */
function orderOutgoing(element: ModdleElement, node: FlowNode): void {
  const order = list(element.outgoing).map(({ id }) => id);
  const rank = (flow: Flow): number => (order.includes(flow.id) ? order.indexOf(flow.id) : order.length);
  node.outgoing.sort((one, other) => rank(one) - rank(other));
  const defaultFlow = node.outgoing.find(({ id }) => id === child(element.default)?.id);
  if (defaultFlow) node.defaultFlow = defaultFlow;
}

function attach(
  compilation: Compilation,
  element: ModdleElement,
  node: FlowNode,
  nodes: Map<ModdleElement, FlowNode>,
): void {
  if (element.$type !== 'bpmn:BoundaryEvent') return;
  const host = nodes.get(child(element.attachedToRef)!);
  if (!host) {
    compilation.error('attached-to-required', element, '边界事件没有附着在可执行的活动上。');
    return;
  }
  node.attachedTo = host;
  if (node.trigger?.kind === 'compensation') host.compensatedBy = node;
  else host.boundaries.push(node);
}

function collectStarts(scope: ScopeNode, nodes: readonly FlowNode[]): void {
  for (const node of nodes) {
    if (node.type === 'bpmn:StartEvent') scope.starts.push(node);
    const start = node.body?.isEventSubProcess ? node.body.starts[0] : undefined;
    if (start?.trigger?.kind === 'compensation') scope.compensatedBy = { subProcess: node, start };
    else if (start) scope.eventSubProcesses.push({ subProcess: node, start });
  }
}

function linkEvents(compilation: Compilation, nodes: readonly FlowNode[]): void {
  const linkName = (node: FlowNode): string | undefined =>
    node.trigger?.kind === 'link' ? node.trigger.name : undefined;
  for (const node of nodes) {
    if (node.type !== 'bpmn:IntermediateThrowEvent' || linkName(node) === undefined) continue;
    const targets = nodes.filter(
      (other) => other.type === 'bpmn:IntermediateCatchEvent' && linkName(other) === linkName(node),
    );
    if (targets.length === 1) node.linkTarget = targets[0]!;
    else
      compilation.error('link-target-required', node.id, '链接抛出事件必须有且只有一个同名的链接捕获事件。');
  }
}

/** Gives sequence flows without an id one that follows from their ends, so that it stays the same. */
export function nameFlows(container: ModdleElement, taken: Set<string>): void {
  for (const element of list(container.flowElements)) {
    if (element.flowElements) nameFlows(element, taken);
    if (element.$type !== 'bpmn:SequenceFlow' || element.id) continue;
    const base = `flow_${child(element.sourceRef)?.id ?? ''}_${child(element.targetRef)?.id ?? ''}`;
    let id = base;
    for (let count = 2; taken.has(id); count++) id = `${base}_${count}`;
    taken.add(id);
    element.id = id;
  }
}

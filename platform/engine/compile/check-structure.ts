import type { Compilation } from './compilation.js';
import type { FlowNode, ScopeNode } from './graph.js';
import { list, text, type ModdleElement } from './moddle.js';

type Check = (node: FlowNode, element: ModdleElement) => string | false | undefined;

const is = (node: FlowNode, type: string): boolean => node.type === `bpmn:${type}`;
const isEventSubProcess = (node: FlowNode): boolean => node.body?.isEventSubProcess === true;

const hasBoundary = (node: FlowNode): boolean =>
  node.boundaries.length > 0 || node.compensatedBy !== undefined;

function mayLackIncoming(node: FlowNode): boolean {
  if (is(node, 'StartEvent') || is(node, 'BoundaryEvent') || isEventSubProcess(node)) return true;
  if (node.isForCompensation) return true;
  return is(node, 'IntermediateCatchEvent') && node.trigger?.kind === 'link';
}

const isCancel = (node: FlowNode): boolean => node.trigger?.kind === 'cancel';
const isCancelEnd = ({ eventDefinitions }: ModdleElement): boolean =>
  list(eventDefinitions).some(({ $type }) => $type === 'bpmn:CancelEventDefinition');
const isCompensation = (node: FlowNode): boolean =>
  is(node, 'BoundaryEvent') && node.trigger?.kind === 'compensation';

function wrongCancelBoundary({ attachedTo }: FlowNode): string | false {
  if (!attachedTo) return false;
  if (!is(attachedTo, 'Transaction')) return '取消边界事件只能附着在事务子流程上。';
  return attachedTo.boundaries.filter(isCancel).length > 1 && '一个事务子流程只能有一个取消边界事件。';
}

const eventGatewayTriggers = new Set(['message', 'timer', 'signal', 'condition']);

/** Rules of structure, each with the sentence that is told when it is broken. */
const checks: Record<string, Check> = {
  'unreachable-element': (node) =>
    !mayLackIncoming(node) &&
    node.incoming.length === 0 &&
    '没有连线通向此元素，它永远不会执行，请连上或删除。',
  'misplaced-flow': (node) =>
    (mayLackIncoming(node) &&
      node.incoming.length > 0 &&
      '开始事件、边界事件、事件子流程、补偿活动、链接捕获事件不能有流入连线。') ||
    (is(node, 'EndEvent') && node.outgoing.length > 0 && '结束事件不能有流出连线。') ||
    (isEventSubProcess(node) && node.outgoing.length > 0 && '事件子流程不能有流出连线。') ||
    ((node.isForCompensation === true || isCompensation(node)) &&
      node.outgoing.length > 0 &&
      '补偿边界事件只以关联线（association）指向补偿活动，两者都不能有流出连线。'),
  'condition-required': (node) =>
    (is(node, 'ExclusiveGateway') || is(node, 'InclusiveGateway')) &&
    node.outgoing.length > 1 &&
    node.outgoing.some((flow) => !flow.condition && flow !== node.defaultFlow) &&
    '排他网关和包容网关的每条流出连线都要有条件，或设为默认流向。',
  'unexpected-condition': (node) =>
    (is(node, 'ParallelGateway') || is(node, 'EventBasedGateway')) &&
    node.outgoing.some((flow) => flow.condition) &&
    '并行网关和事件网关的流出连线不能有条件。',
  'event-gateway-targets': (node) =>
    is(node, 'EventBasedGateway') &&
    (node.outgoing.length === 0 || !node.outgoing.every(({ target }) => mayFollowEventGateway(target))) &&
    '事件网关之后必须是消息、定时、信号、条件捕获事件或接收任务，且它们只能由该网关流入、不带边界事件。',
  'unsupported-gateway': (node, element) =>
    is(node, 'EventBasedGateway') &&
    (element.instantiate === true || element.eventGatewayType === 'Parallel') &&
    '不支持启动流程的事件网关和并行事件网关。',
  'unsupported-start': (node, element) =>
    is(node, 'ReceiveTask') && element.instantiate === true && '接收任务不能启动流程，请改用消息开始事件。',
  'boundary-host': (node) => hasBoundary(node) && isEventSubProcess(node) && '事件子流程上不能附着边界事件。',
  'interrupting-required': (node) =>
    (node.trigger?.kind === 'error' || isCancel(node)) &&
    !node.interrupting &&
    '捕获错误或取消的事件必须是中断的。',
  'compensation-handler': (node) =>
    (isCompensation(node) && !node.handler && '补偿边界事件必须以关联线指向一个标为“用于补偿”的活动。') ||
    (node.isForCompensation === true && hasBoundary(node) && '补偿活动上不能附着边界事件。') ||
    (node.isForCompensation === true && isEventSubProcess(node) && '事件子流程不能用作补偿活动。'),
  'cancel-event': (node, element) =>
    (isCancel(node) && is(node, 'BoundaryEvent') && wrongCancelBoundary(node)) ||
    (isCancel(node) &&
      is(node, 'EndEvent') &&
      element.$parent?.$type !== 'bpmn:Transaction' &&
      '取消结束事件只能直接放在事务子流程里。') ||
    (is(node, 'Transaction') &&
      list(element.flowElements).some(isCancelEnd) &&
      !node.boundaries.some(isCancel) &&
      '事务子流程里有取消结束事件，必须附着一个取消边界事件。'),
  'unsupported-transaction': (node, element) =>
    is(node, 'Transaction') &&
    ((element.triggeredByEvent === true && '事务子流程不能由事件启动。') ||
      (!['##Compensate', undefined].includes(text(element.method)) &&
        `事务的方式“${text(element.method)}”不支持，取消时总是补偿（##Compensate）。`) ||
      (node.boundaries.some(isCancel) &&
        (node.loop ?? node.standardLoop) !== undefined &&
        '可以取消的事务子流程不支持多实例和循环，请放进一个多实例子流程。')),
  'start-trigger': (node, element) => is(node, 'StartEvent') && wrongStart(node, element),
};

function mayFollowEventGateway(target: FlowNode): boolean {
  const catches = is(target, 'IntermediateCatchEvent') || is(target, 'ReceiveTask');
  const plain = target.incoming.length === 1 && target.boundaries.length === 0 && !target.loop;
  return catches && plain && eventGatewayTriggers.has(target.trigger!.kind);
}

const processStarts = new Set(['none', 'message', 'timer', 'signal', 'condition']);

function wrongStart(node: FlowNode, element: ModdleElement): string | false {
  const kind = node.trigger!.kind;
  if (node.scope.isEventSubProcess) {
    if (kind === 'compensation' && element.$parent?.$parent?.$type === 'bpmn:Process')
      return '流程本身不会被补偿，补偿事件子流程只能放在子流程里。';
    return (
      kind === 'none' && '事件子流程的开始事件必须带触发方式：消息、定时、信号、条件、错误、升级或补偿。'
    );
  }
  if (element.$parent?.$type === 'bpmn:Process') {
    return !processStarts.has(kind) && '流程只能由空、消息、定时、信号或条件开始事件启动。';
  }
  return kind !== 'none' && '嵌入式子流程的开始事件不能带触发方式。';
}

export function checkNode(compilation: Compilation, element: ModdleElement, node: FlowNode): void {
  for (const [rule, check] of Object.entries(checks)) {
    const message = check(node, element);
    if (message) compilation.error(rule, element, message);
  }
  if (node.task && !/^[A-Za-z_]\w*$/.test(node.id)) {
    const message = '标识中有短横线或点，表达式无法用它读取这一步的数据，建议只用英文字母、数字和下划线。';
    compilation.warning('id-not-readable', element, message);
  }
  if (node.defaultFlow?.condition) {
    compilation.warning('default-flow-condition', node.defaultFlow.id, '默认流向上的条件不起作用。');
    delete node.defaultFlow.condition;
  }
}

export function checkScope(
  compilation: Compilation,
  container: ModdleElement,
  scope: ScopeNode,
  nodes: readonly FlowNode[],
): void {
  const isProcess = container.$type === 'bpmn:Process';
  if (scope.starts.length === 0) {
    compilation.error('start-event-required', container, '没有开始事件，无法启动。');
  } else if (!isProcess && scope.starts.length > 1) {
    compilation.error('single-start-event', container, '子流程只能有一个开始事件。');
  }
  checkCompensations(compilation, container, nodes);
  if (isProcess && nodes.length === 0) {
    compilation.error('empty-process', container, '流程里没有任何元素。');
  }
}

/** Who undoes what must be told from the diagram: one handler an event, one event an activity, one way a sub-process. */
function checkCompensations(
  compilation: Compilation,
  container: ModdleElement,
  nodes: readonly FlowNode[],
): void {
  const events = nodes.filter(isCompensation);
  for (const node of nodes) {
    if (events.filter(({ attachedTo }) => attachedTo === node).length > 1)
      compilation.error('compensation-handler', node.id, '一个活动只能有一个补偿边界事件。');
    if (node.isForCompensation && events.filter(({ handler }) => handler === node).length !== 1)
      compilation.error('compensation-handler', node.id, '补偿活动必须由一个补偿边界事件以关联线指向。');
  }
  const ways = nodes.filter(({ body }) => body?.starts[0]?.trigger?.kind === 'compensation');
  if (ways.length > 1)
    compilation.error('compensation-handler', container, '一个子流程只能有一个补偿事件子流程。');
}

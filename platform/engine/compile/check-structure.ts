import type { Compilation } from './compilation.js';
import type { FlowNode, ScopeNode } from './graph.js';
import type { ModdleElement } from './moddle.js';
import { freeExpression } from './rehearsal.js';

type Check = (node: FlowNode, element: ModdleElement) => string | false | undefined;

const is = (node: FlowNode, type: string): boolean => node.type === `bpmn:${type}`;
const isEventSubProcess = (node: FlowNode): boolean => node.body?.isEventSubProcess === true;

function mayLackIncoming(node: FlowNode): boolean {
  if (is(node, 'StartEvent') || is(node, 'BoundaryEvent') || isEventSubProcess(node)) return true;
  return is(node, 'IntermediateCatchEvent') && node.trigger?.kind === 'link';
}

const eventGatewayTriggers = new Set(['message', 'timer', 'signal']);

/** Rules of structure, each with the sentence that is told when it is broken. */
const checks: Record<string, Check> = {
  'unreachable-element': (node) =>
    !mayLackIncoming(node) &&
    node.incoming.length === 0 &&
    '没有连线通向此元素，它永远不会执行，请连上或删除。',
  'misplaced-flow': (node) =>
    (mayLackIncoming(node) &&
      node.incoming.length > 0 &&
      '开始事件、边界事件、事件子流程、链接捕获事件不能有流入连线。') ||
    (is(node, 'EndEvent') && node.outgoing.length > 0 && '结束事件不能有流出连线。') ||
    (isEventSubProcess(node) && node.outgoing.length > 0 && '事件子流程不能有流出连线。'),
  'condition-required': (node) =>
    is(node, 'ExclusiveGateway') &&
    node.outgoing.length > 1 &&
    node.outgoing.some((flow) => !flow.condition && flow !== node.defaultFlow) &&
    '排他网关的每条流出连线都要有条件，或设为默认流向。',
  'unexpected-condition': (node) =>
    (is(node, 'ParallelGateway') || is(node, 'EventBasedGateway')) &&
    node.outgoing.some((flow) => flow.condition) &&
    '并行网关和事件网关的流出连线不能有条件。',
  'event-gateway-targets': (node) =>
    is(node, 'EventBasedGateway') &&
    (node.outgoing.length === 0 || !node.outgoing.every(({ target }) => mayFollowEventGateway(target))) &&
    '事件网关之后必须是消息、定时、信号捕获事件或接收任务，且它们只能由该网关流入、不带边界事件。',
  'unsupported-gateway': (node, element) =>
    is(node, 'EventBasedGateway') &&
    (element.instantiate === true || element.eventGatewayType === 'Parallel') &&
    '不支持启动流程的事件网关和并行事件网关。',
  'boundary-host': (node) =>
    node.boundaries.length > 0 && isEventSubProcess(node) && '事件子流程上不能附着边界事件。',
  'interrupting-required': (node) =>
    node.trigger?.kind === 'error' && !node.interrupting && '捕获错误的事件必须是中断的。',
  'start-trigger': (node, element) => is(node, 'StartEvent') && wrongStart(node, element),
};

function mayFollowEventGateway(target: FlowNode): boolean {
  const catches = is(target, 'IntermediateCatchEvent') || is(target, 'ReceiveTask');
  const plain = target.incoming.length === 1 && target.boundaries.length === 0 && !target.loop;
  return catches && plain && eventGatewayTriggers.has(target.trigger!.kind);
}

function wrongStart(node: FlowNode, element: ModdleElement): string | false {
  const kind = node.trigger!.kind;
  if (node.scope.isEventSubProcess) {
    return kind === 'none' && '事件子流程的开始事件必须是消息、定时、错误或信号事件。';
  }
  if (element.$parent?.$type === 'bpmn:Process') {
    return (
      kind !== 'none' &&
      kind !== 'message' &&
      '流程只能由空开始事件或消息开始事件启动；定时或信号启动暂不支持。'
    );
  }
  return kind !== 'none' && '嵌入式子流程的开始事件不能带触发方式。';
}

export function checkNode(compilation: Compilation, element: ModdleElement, node: FlowNode): void {
  for (const [rule, check] of Object.entries(checks)) {
    const message = check(node, element);
    if (message) compilation.error(rule, element, message);
  }
  if (compilation.rehearsal && is(node, 'ExclusiveGateway') && node.outgoing.length > 1) freeConditions(node);
  if (node.task && !/^[A-Za-z_]\w*$/.test(node.id)) {
    const message = '标识中有短横线或点，表达式无法用它读取这一步的数据，建议只用英文字母、数字和下划线。';
    compilation.warning('id-not-readable', element, message);
  }
  if (node.defaultFlow?.condition) {
    compilation.warning('default-flow-condition', node.defaultFlow.id, '默认流向上的条件不起作用。');
    delete node.defaultFlow.condition;
  }
}

/** While rehearsing, a choice without conditions is a free one. */
function freeConditions(node: FlowNode): void {
  for (const flow of node.outgoing) {
    if (flow !== node.defaultFlow) flow.condition ??= freeExpression(flow.id, 'condition');
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
  if (isProcess && nodes.length === 0) {
    compilation.error('empty-process', container, '流程里没有任何元素。');
  }
}

import type { OutlineFlow, OutlineNode, ProcessOutline } from '../../engine/index.js';

/** Namespace of what bpmn-engine reads of a multi-instance activity beyond the standard. */
export const loopNamespace = 'urn:rehearsal:loop';

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** What bpmn-engine does not have is written as what behaves the same there. */
const tags: Record<string, string> = {
  'bpmn:SendTask': 'serviceTask',
  'bpmn:BusinessRuleTask': 'serviceTask',
  'bpmn:CallActivity': 'serviceTask',
};

/**
 * Writes the outline as plain BPMN for bpmn-engine: only what a step depends on. Expressions stand in it as `=FEEL`,
 * timers are far away, a thrown message is a service task, a link is a flow.
 */
export function writeBpmn(processId: string, outline: ProcessOutline): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
    `xmlns:loop="${loopNamespace}" id="definitions" targetNamespace="urn:rehearsal">` +
    outline.nodes.map(declareMessage).join('') +
    errorCodes(outline).map(declareError).join('') +
    `<process id="${processId}" isExecutable="true">${writeScope(processId, outline)}</process></definitions>`
  );
}

const reference = ({ id }: OutlineNode): string => `${id}-reference`;

/** A message for each event, so that one of them can be answered alone. */
function declareMessage(node: OutlineNode): string {
  if (node.trigger !== 'message' || node.type === 'bpmn:StartEvent' || isThrown(node)) return '';
  return `<message id="${reference(node)}" name="${escape(node.triggerName ?? '')}"/>`;
}

/** An error of one code is one error, whoever throws or catches it. */
const errorCodes = ({ nodes }: ProcessOutline): string[] => [
  ...new Set(
    nodes.flatMap(({ trigger, triggerName }) => (trigger === 'error' && triggerName ? [triggerName] : [])),
  ),
];

const declareError = (code: string, index: number): string =>
  `<error id="error-${index}" errorCode="${escape(code)}"/>`;

const throwTypes = new Set(['bpmn:EndEvent', 'bpmn:IntermediateThrowEvent']);

const isThrown = ({ type, trigger }: OutlineNode): boolean => throwTypes.has(type) && trigger === 'message';

function writeScope(scope: string, outline: ProcessOutline): string {
  const nodes = outline.nodes.filter(({ parent }) => parent === scope);
  const ids = new Set(nodes.map(({ id }) => id));
  const flows = outline.flows.filter(({ source }) => ids.has(source));
  return (
    nodes.map((node) => writeNode(node, outline)).join('') +
    flows.map(writeFlow).join('') +
    nodes.map((node) => writeLink(node, nodes)).join('')
  );
}

function writeFlow({ id, source, target, condition }: OutlineFlow): string {
  const body = condition
    ? `<conditionExpression xsi:type="tFormalExpression">=${escape(condition)}</conditionExpression>`
    : '';
  return `<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${body}</sequenceFlow>`;
}

function writeLink(node: OutlineNode, nodes: readonly OutlineNode[]): string {
  if (node.type !== 'bpmn:IntermediateThrowEvent' || node.trigger !== 'link') return '';
  const target = nodes.find(
    ({ type, trigger, triggerName }) =>
      type === 'bpmn:IntermediateCatchEvent' && trigger === 'link' && triggerName === node.triggerName,
  );
  return `<sequenceFlow id="${node.id}-link" sourceRef="${node.id}" targetRef="${target!.id}"/>`;
}

function tagOf(node: OutlineNode): string {
  if (isThrown(node)) return 'serviceTask';
  if (node.trigger === 'link') return 'task';
  const local = node.type.replace('bpmn:', '');
  return tags[node.type] ?? local[0]!.toLowerCase() + local.slice(1);
}

function writeNode(node: OutlineNode, outline: ProcessOutline): string {
  const tag = tagOf(node);
  const content = tag === 'serviceTask' || tag === 'task' ? '' : writeTrigger(node, outline);
  const body = node.type === 'bpmn:SubProcess' ? writeScope(node.id, outline) : '';
  return `<${tag} id="${node.id}"${attributes(node, outline)}>${content}${writeScript(node)}${body}${writeLoop(node)}</${tag}>`;
}

function attributes(node: OutlineNode, outline: ProcessOutline): string {
  const defaultFlow = outline.flows.find(({ source, isDefault }) => source === node.id && isDefault);
  return (
    (defaultFlow ? ` default="${defaultFlow.id}"` : '') +
    (node.attachedTo ? ` attachedToRef="${node.attachedTo}" cancelActivity="${node.interrupting}"` : '') +
    (node.type === 'bpmn:ReceiveTask' ? ` messageRef="${reference(node)}"` : '') +
    (node.script ? ' scriptFormat="feel"' : '')
  );
}

function writeTrigger(node: OutlineNode, outline: ProcessOutline): string {
  if (node.type === 'bpmn:ReceiveTask' || node.type === 'bpmn:StartEvent') return '';
  switch (node.trigger) {
    case 'message':
      return `<messageEventDefinition messageRef="${reference(node)}"/>`;
    case 'timer':
      return node.timer === 'cycle'
        ? '<timerEventDefinition><timeCycle xsi:type="tFormalExpression">R/P1D</timeCycle></timerEventDefinition>'
        : '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">P1D</timeDuration></timerEventDefinition>';
    case 'error':
      return node.triggerName === undefined
        ? '<errorEventDefinition/>'
        : `<errorEventDefinition errorRef="error-${errorCodes(outline).indexOf(node.triggerName)}"/>`;
    case 'terminate':
      return '<terminateEventDefinition/>';
    default:
      return '';
  }
}

const writeScript = ({ script }: OutlineNode): string =>
  script ? `<script>=${escape(script.expression)}</script>` : '';

function writeLoop({ loop }: OutlineNode): string {
  if (!loop) return '';
  const until = loop.until
    ? `<completionCondition xsi:type="tFormalExpression">=${escape(loop.until)}</completionCondition>`
    : '';
  const collection = loop.collection ? ` loop:collection="${escape(loop.collection)}"` : '';
  const cardinality = loop.cardinality
    ? `<loopCardinality xsi:type="tFormalExpression">${escape(loop.cardinality)}</loopCardinality>`
    : '';
  return (
    `<multiInstanceLoopCharacteristics isSequential="${loop.sequential}"${collection}>` +
    `${cardinality}${until}</multiInstanceLoopCharacteristics>`
  );
}

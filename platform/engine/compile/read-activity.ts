import type { Compilation } from './compilation.js';
import type { FlowNode, TaskDefinition } from './graph.js';
import { extension, propertiesOf, text, type ModdleElement } from './moddle.js';
import { readDecision } from './read-decision.js';
import { readLoop } from './read-loop.js';
import { readPublishedMessage } from './read-published-message.js';

const effectTypes = new Set(['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask']);
const throwTypes = new Set(['bpmn:IntermediateThrowEvent', 'bpmn:EndEvent']);

/** Reads what is particular to one kind of activity (or message throw event) into the node. */
export function readActivity(compilation: Compilation, element: ModdleElement, node: FlowNode): void {
  const throwsMessage = throwTypes.has(node.type) && node.trigger?.kind === 'message';
  const decision = readDecision(compilation, element);
  // Walks answer for it, as for a service: what it says depends on data from outside.
  if (decision && compilation.rehearsal === 'free') node.taskType = { text: 'decision' };
  else if (decision) node.decision = decision;
  else if (effectTypes.has(node.type) || throwsMessage) readTaskType(compilation, element, node);
  if (node.type === 'bpmn:ScriptTask') readScript(compilation, element, node);
  if (node.type === 'bpmn:CallActivity') readCall(compilation, element, node);
  const task = readTask(compilation, element, node);
  if (task) node.task = task;
  readLoop(compilation, element, node);
  if (element.isForCompensation === true) node.isForCompensation = true;
  if ((element.startQuantity ?? 1) !== 1 || (element.completionQuantity ?? 1) !== 1) {
    compilation.error('unsupported-element', element, 'startQuantity、completionQuantity 只支持 1。');
  }
}

function readTaskType(compilation: Compilation, element: ModdleElement, node: FlowNode): void {
  const type = text(extension(element, 'zeebe:TaskDefinition')?.type);
  if (type) {
    node.taskType = compilation.value(node.id, 'taskType', type);
    return;
  }
  const message = readPublishedMessage(compilation, element);
  if (message) {
    node.taskType = { text: 'message.publish' };
    node.publishes = message;
    return;
  }
  node.taskType = { text: node.id };
  const sentence = '没有指定由什么服务完成（zeebe:taskDefinition 的 type），发送的也没有指定消息。';
  compilation.error('task-definition-required', element, sentence);
}

function readScript(compilation: Compilation, element: ModdleElement, node: FlowNode): void {
  const script = extension(element, 'zeebe:Script');
  const expression = text(script?.expression);
  if (!expression) {
    compilation.error(
      'script-required',
      element,
      '脚本任务必须用 zeebe:script 写一个 FEEL 表达式，不支持其他脚本。',
    );
    node.script = { expression: { text: 'null' }, resultVariable: node.id };
    return;
  }
  node.script = {
    expression: compilation.expression(node.id, 'script', expression),
    resultVariable: text(script?.resultVariable) || node.id,
  };
}

function readCall(compilation: Compilation, element: ModdleElement, node: FlowNode): void {
  const called = extension(element, 'zeebe:CalledElement');
  const processId = text(called?.processId) || text(called?.processIdExpression);
  if (!processId) compilation.error('called-process-required', element, '调用活动没有指定被调用的流程。');
  node.taskType = compilation.value(node.id, 'calledProcess', processId || node.id);
  node.call = {
    allParentVariables: called?.propagateAllParentVariables === true,
    allChildVariables: called?.propagateAllChildVariables === true,
  };
}

/** A user task, or a message event with a form: what is offered to people. */
function readTask(
  compilation: Compilation,
  element: ModdleElement,
  node: FlowNode,
): TaskDefinition | undefined {
  const properties = propertiesOf(element);
  const formId = formOf(element);
  const isUserTask = node.type === 'bpmn:UserTask';
  if (!isUserTask && formId === undefined) return undefined;
  const assignment = extension(element, 'zeebe:AssignmentDefinition');
  if (text(assignment?.candidateUsers)) {
    compilation.error('unsupported-extension', element, '暂不支持 candidateUsers，请用办理角色和办理单位。');
  }
  const schedule = extension(element, 'zeebe:TaskSchedule');
  if (text(schedule?.followUpDate)) {
    compilation.error('unsupported-extension', element, '暂不支持 followUpDate。');
  }
  const task: TaskDefinition = {
    name: properties.label ?? element.name ?? node.id,
    formId: formId ?? '',
    candidateGroups: compilation.value(node.id, 'candidateGroups', groupsOf(element) ?? ''),
  };
  const { organisation } = properties;
  const assignee = text(assignment?.assignee);
  const due = text(schedule?.dueDate);
  if (organisation) task.organisation = compilation.value(node.id, 'organisation', organisation);
  if (assignee) task.assignee = compilation.value(node.id, 'assignee', assignee);
  if (due) task.due = compilation.value(node.id, 'dueDate', due);
  return task;
}

export function formOf(element: ModdleElement): string | undefined {
  return (
    text(extension(element, 'zeebe:FormDefinition')?.formId) || propertiesOf(element).formId || undefined
  );
}

/** Raw candidate groups: of the assignment definition, else the property (events have no assignment). */
export function groupsOf(element: ModdleElement): string | undefined {
  const assigned = text(extension(element, 'zeebe:AssignmentDefinition')?.candidateGroups);
  return assigned || propertiesOf(element).candidateGroups || undefined;
}

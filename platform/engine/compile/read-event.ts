import type { Compilation } from './compilation.js';
import type { EventTrigger } from './graph.js';
import { child, extension, list, text, type ModdleElement } from './moddle.js';
import { readTimer } from './read-timer.js';

/** Events by place, and what each may be; everything else is refused. */
const allowed: Record<string, readonly EventTrigger['kind'][]> = {
  'bpmn:StartEvent': [
    'none',
    'message',
    'timer',
    'signal',
    'condition',
    'error',
    'escalation',
    'compensation',
  ],
  'bpmn:EndEvent': [
    'none',
    'message',
    'signal',
    'error',
    'escalation',
    'compensation',
    'cancel',
    'terminate',
  ],
  'bpmn:IntermediateCatchEvent': ['message', 'timer', 'signal', 'condition', 'link'],
  'bpmn:IntermediateThrowEvent': ['none', 'message', 'signal', 'escalation', 'compensation', 'link'],
  'bpmn:BoundaryEvent': [
    'message',
    'timer',
    'signal',
    'condition',
    'error',
    'escalation',
    'compensation',
    'cancel',
  ],
};

const none: EventTrigger = { kind: 'none' };

/** Reads the event definition of an event; undefined for elements that are no events. */
export function readTrigger(compilation: Compilation, element: ModdleElement): EventTrigger | undefined {
  if (element.$type === 'bpmn:ReceiveTask')
    return readMessage(compilation, element, child(element.messageRef));
  const kinds = allowed[element.$type];
  if (!kinds) return undefined;
  const definitions = [...list(element.eventDefinitions), ...list(element.eventDefinitionRef)];
  if (definitions.length > 1) {
    compilation.error('unsupported-event', element, '一个事件只能有一种触发方式，请拆成多个事件。');
  }
  const trigger = definitions[0] ? readDefinition(compilation, element, definitions[0]) : none;
  if (trigger && !kinds.includes(trigger.kind)) {
    compilation.error(
      'unsupported-event',
      element,
      `此处（${element.$type}）不支持“${trigger.kind}”类型的事件，支持的有：${kinds.join('、')}。`,
    );
  }
  return trigger ?? none;
}

function readDefinition(
  compilation: Compilation,
  element: ModdleElement,
  definition: ModdleElement,
): EventTrigger | undefined {
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition':
      // What is sent stands with the behaviour that sends it.
      return throwsIt(element)
        ? { kind: 'message', name: { text: '' } }
        : readMessage(compilation, element, child(definition.messageRef));
    case 'bpmn:SignalEventDefinition':
      return readSignal(compilation, element, child(definition.signalRef));
    case 'bpmn:TimerEventDefinition':
      return readTimer(compilation, element, definition);
    case 'bpmn:ErrorEventDefinition':
      return readError(compilation, element, child(definition.errorRef));
    case 'bpmn:EscalationEventDefinition':
      return readEscalation(compilation, element, child(definition.escalationRef));
    case 'bpmn:ConditionalEventDefinition':
      return readCondition(compilation, element, definition);
    case 'bpmn:CompensateEventDefinition':
      return readCompensation(compilation, element, definition);
    case 'bpmn:CancelEventDefinition':
      return { kind: 'cancel' };
    case 'bpmn:TerminateEventDefinition':
      return { kind: 'terminate' };
    case 'bpmn:LinkEventDefinition':
      return { kind: 'link', name: definition.name ?? '' };
    default:
      compilation.error('unsupported-event', element, `事件类型“${definition.$type}”暂不支持。`);
      return undefined;
  }
}

function readMessage(
  compilation: Compilation,
  element: ModdleElement,
  message: ModdleElement | undefined,
): EventTrigger {
  const id = element.id!;
  if (!message?.name) {
    compilation.error('message-required', element, '消息事件没有指定消息，或消息没有名称。');
    return { kind: 'message', name: { text: '' } };
  }
  const trigger: EventTrigger = { kind: 'message', name: compilation.value(id, 'message', message.name) };
  const key = text(extension(message, 'zeebe:Subscription')?.correlationKey);
  if (key) trigger.correlationKey = compilation.value(id, 'correlationKey', key);
  return trigger;
}

function readSignal(
  compilation: Compilation,
  element: ModdleElement,
  signal: ModdleElement | undefined,
): EventTrigger {
  if (!signal?.name) compilation.error('signal-required', element, '信号事件没有指定信号，或信号没有名称。');
  return { kind: 'signal', name: compilation.value(element.id!, 'signal', signal?.name ?? '') };
}

function readError(
  compilation: Compilation,
  element: ModdleElement,
  error: ModdleElement | undefined,
): EventTrigger {
  const code = text(error?.errorCode) ?? null;
  if (code === null && element.$type === 'bpmn:EndEvent') {
    compilation.error('error-code-required', element, '错误结束事件必须指定带错误代码的错误。');
  }
  if (code?.trim().startsWith('=')) {
    compilation.error('unsupported-event', element, '错误代码不支持表达式，请写成固定文本。');
  }
  return { kind: 'error', code };
}

function readEscalation(
  compilation: Compilation,
  element: ModdleElement,
  escalation: ModdleElement | undefined,
): EventTrigger {
  const code = text(escalation?.escalationCode) ?? null;
  if (code === null && throwsIt(element)) {
    compilation.error('escalation-code-required', element, '抛出升级的事件必须指定带升级代码的升级。');
  }
  if (code?.trim().startsWith('=')) {
    compilation.error('unsupported-event', element, '升级代码不支持表达式，请写成固定文本。');
  }
  return { kind: 'escalation', code };
}

const throwsIt = ({ $type }: ModdleElement): boolean =>
  $type === 'bpmn:EndEvent' || $type === 'bpmn:IntermediateThrowEvent';

function readCondition(
  compilation: Compilation,
  element: ModdleElement,
  definition: ModdleElement,
): EventTrigger {
  const condition = child(definition.condition);
  const written = text(condition?.body)?.trim();
  const language = text(condition?.language);
  if (!written) compilation.error('condition-required', element, '条件事件没有写条件。');
  if (language && !/feel/i.test(language)) {
    compilation.error('unsupported-condition', element, `条件的语言“${language}”不支持，请用 FEEL。`);
    return { kind: 'none' };
  }
  if (extension(definition, 'zeebe:ConditionalFilter')) {
    compilation.error(
      'unsupported-extension',
      element,
      '条件事件暂不支持变量过滤（conditionalFilter），请删除。',
    );
  }
  return {
    kind: 'condition',
    condition: compilation.expression(element.id!, 'condition', written ?? 'false'),
  };
}

function readCompensation(
  compilation: Compilation,
  element: ModdleElement,
  definition: ModdleElement,
): EventTrigger {
  if (definition.waitForCompletion === false) {
    const message = '补偿总是等到补偿活动完成才继续，不支持 waitForCompletion="false"。';
    compilation.error('unsupported-event', element, message);
  }
  const activity = child(definition.activityRef)?.id;
  if (activity !== undefined && !throwsIt(element)) {
    compilation.error('unsupported-event', element, '只有抛出的补偿事件可以指定活动，请删除 activityRef。');
  }
  return activity === undefined ? { kind: 'compensation' } : { kind: 'compensation', activity };
}

import { addDuration, readCycle, readInstant } from '../run/timers.js';
import type { Compilation } from './compilation.js';
import type { EventTrigger, ValueSource } from './graph.js';
import { child, extension, list, text, type ModdleElement } from './moddle.js';
import { freeExpression } from './rehearsal.js';

/** Events by place, and what each may be; everything else is refused. */
const allowed: Record<string, readonly EventTrigger['kind'][]> = {
  'bpmn:StartEvent': ['none', 'message', 'timer', 'signal', 'error'],
  'bpmn:EndEvent': ['none', 'message', 'signal', 'error', 'terminate'],
  'bpmn:IntermediateCatchEvent': ['message', 'timer', 'signal', 'link'],
  'bpmn:IntermediateThrowEvent': ['none', 'message', 'signal', 'link'],
  'bpmn:BoundaryEvent': ['message', 'timer', 'signal', 'error'],
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
      // What a thrown message is called is the behaviour's affair.
      return element.$type === 'bpmn:EndEvent' || element.$type === 'bpmn:IntermediateThrowEvent'
        ? { kind: 'message', name: { text: '' } }
        : readMessage(compilation, element, child(definition.messageRef));
    case 'bpmn:SignalEventDefinition':
      return readSignal(compilation, element, child(definition.signalRef));
    case 'bpmn:TimerEventDefinition':
      return readTimer(compilation, element, definition);
    case 'bpmn:ErrorEventDefinition':
      return readError(compilation, element, child(definition.errorRef));
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
    return { kind: 'message', name: { text: id } };
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
  return { kind: 'signal', name: compilation.value(element.id!, 'signal', signal?.name || element.id!) };
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

const now = '2000-01-01T00:00:00Z';
const timers: Record<
  string,
  { timer: 'date' | 'duration' | 'cycle'; example: string; fits: (value: string) => boolean }
> = {
  timeDate: {
    timer: 'date',
    example: '2026-01-05T09:00:00+08:00',
    fits: (value) => readInstant(value, now, '00:00:00') !== undefined,
  },
  timeDuration: { timer: 'duration', example: 'P3D', fits: (value) => addDuration(now, value) !== undefined },
  timeCycle: { timer: 'cycle', example: 'R3/PT1H', fits: (value) => readCycle(value, now) !== undefined },
};

function readTimer(
  compilation: Compilation,
  element: ModdleElement,
  definition: ModdleElement,
): EventTrigger {
  const entries = Object.entries(timers).filter(([name]) => definition[name] !== undefined);
  const [entry] = entries;
  const written = entry && text(child(definition[entry[0]])?.body)?.trim();
  if (!entry || entries.length > 1 || !written) {
    compilation.error('timer-required', element, '定时事件必须且只能写明日期、时长、周期中的一种。');
    return { kind: 'timer', timer: 'date', value: { expression: freeExpression(element.id!, 'timer') } };
  }
  const [, { timer, example, fits }] = entry;
  const value: ValueSource = compilation.value(element.id!, 'timer', written);
  if ('text' in value && !fits(value.text)) {
    compilation.error(
      'timer-format',
      element,
      `定时“${written}”的写法无法识别，应形如 ${example}，或以 = 开头的表达式。`,
    );
    return { kind: 'timer', timer, value: { expression: freeExpression(element.id!, 'timer') } };
  }
  if (timer === 'cycle' && !mayRepeat(element)) {
    compilation.error('timer-format', element, '周期定时只能用于非中断的边界事件，或非中断的事件子流程。');
  }
  return { kind: 'timer', timer, value };
}

function mayRepeat(element: ModdleElement): boolean {
  if (element.$type === 'bpmn:BoundaryEvent') return element.cancelActivity === false;
  return element.$type === 'bpmn:StartEvent' && element.isInterrupting === false;
}

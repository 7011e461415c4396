import { addDuration, readCycle, readInstant } from '../run/timers.js';
import type { Compilation } from './compilation.js';
import type { EventTrigger, ValueSource } from './graph.js';
import { child, text, type ModdleElement } from './moddle.js';

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

/** Reads a timer; one that is written as a text must be readable as it stands. */
export function readTimer(
  compilation: Compilation,
  element: ModdleElement,
  definition: ModdleElement,
): EventTrigger {
  const entries = Object.entries(timers).filter(([name]) => definition[name] !== undefined);
  const [entry] = entries;
  const written = entry && text(child(definition[entry[0]])?.body)?.trim();
  if (!entry || entries.length > 1 || !written) {
    compilation.error('timer-required', element, '定时事件必须且只能写明日期、时长、周期中的一种。');
    return { kind: 'timer', timer: 'date', value: { text: '' } };
  }
  const [, { timer, example, fits }] = entry;
  const value: ValueSource = compilation.value(element.id!, 'timer', written);
  if ('text' in value && !fits(value.text)) {
    compilation.error(
      'timer-format',
      element,
      `定时“${written}”的写法无法识别，应形如 ${example}，或以 = 开头的表达式。`,
    );
  }
  if (timer === 'cycle' && !mayRepeat(element)) {
    const message = '周期定时只能用于流程的开始事件、非中断的边界事件或非中断的事件子流程。';
    compilation.error('timer-format', element, message);
  }
  return { kind: 'timer', timer, value };
}

function mayRepeat(element: ModdleElement): boolean {
  if (element.$type === 'bpmn:BoundaryEvent') return element.cancelActivity === false;
  if (element.$type !== 'bpmn:StartEvent') return false;
  return element.isInterrupting === false || element.$parent?.$type === 'bpmn:Process';
}

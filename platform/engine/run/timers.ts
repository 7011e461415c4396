import { dateAndTime, duration } from 'feelin';
import type { EventTrigger } from '../compile/graph.js';
import { offsetOf } from '../feel/index.js';
import type { Token } from '../state.js';
import type { Json } from '../types.js';
import type { Step } from './step.js';
import { evaluateAs, type Place } from './variables.js';

/** When a timer is due; a cycle also says what comes after. */
export interface TimerPlan {
  due: string;
  every?: string;
  left?: number;
}

type TimerTrigger = Extract<EventTrigger, { kind: 'timer' }>;

/** Evaluates a timer at the moment it is opened. */
export function planTimer(
  step: Step,
  token: Token | undefined,
  trigger: TimerTrigger,
  place: Place,
): TimerPlan {
  const { now } = step.context;
  switch (trigger.timer) {
    case 'date':
      return {
        due: evaluateAs(step, token, trigger.value, place, '日期时间', (value) =>
          readInstant(value, now, '00:00:00'),
        ),
      };
    case 'duration':
      return {
        due: evaluateAs(step, token, trigger.value, place, 'ISO 8601 时长（如 P3D、PT2H）', (value) =>
          addDuration(now, value),
        ),
      };
    case 'cycle':
      return evaluateAs(step, token, trigger.value, place, 'ISO 8601 重复周期（如 R3/PT1H）', (value) =>
        readCycle(value, now),
      );
  }
}

/**
 * A date-time as ISO 8601 with offset. A local one takes the offset of `now`, a date alone the time `dayTime`.
 */
export function readInstant(value: Json, now: string, dayTime: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  const dated = /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T${dayTime}` : value;
  if (!/^\d{4}-\d{2}-\d{2}T/.test(dated) || dateAndTime(dated) === null) return undefined;
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(dated) ? dated : dated + offsetOf(now);
}

/** Adds by the calendar, in the offset that the instant carries. */
export function addDuration(instant: string, value: Json): string | undefined {
  const span = typeof value === 'string' ? duration(value) : null;
  const start = dateAndTime(instant);
  if (span === null || start === null) return undefined;
  return `${start.unwrap().add(span.unwrap()).toString()}${offsetOf(instant)}`;
}

/** `R3/PT1H`, `R/P1D`, `R2/2026-01-05T08:00:00+08:00/P1W` without weeks. */
export function readCycle(value: Json, now: string): TimerPlan | undefined {
  if (typeof value !== 'string') return undefined;
  const match = /^R(\d*)\/(?:([^/P]+)\/)?(-?P[^/]+)$/.exec(value);
  if (!match) return undefined;
  const [, times, from, every] = match as unknown as [string, string, string | undefined, string];
  const due = from === undefined ? addDuration(now, every) : readInstant(from, now, '00:00:00');
  if (due === undefined || addDuration(due, every) === undefined || times === '0') return undefined;
  return { due, every, left: times === '' ? -1 : Number(times) - 1 };
}

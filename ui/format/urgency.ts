import { dayNumber, isDateOnly } from './dates';
import { workingDaysBetween } from './working-days';

export type Urgency = 'overdue' | 'today' | 'soon' | 'calm';
export interface Remaining {
  urgency: Urgency;
  /** `逾期 1 天`, `余 6 小时`, `余 4 天` */
  text: string;
}

const hour = 3_600_000;

/** How long it is until a deadline, and how much that presses. */
export function remainingUntil(due: string, now: Date = new Date()): Remaining {
  const end = isDateOnly(due) ? new Date(`${due}T23:59:59+08:00`) : new Date(due);
  const left = end.getTime() - now.getTime();
  const days = dayNumber(due) - dayNumber(now);
  if (left < 0)
    return { urgency: 'overdue', text: days === 0 ? `逾期 ${hoursText(-left)}` : `逾期 ${-days} 天` };
  if (days === 0) return { urgency: 'today', text: `余 ${hoursText(left)}` };
  return {
    urgency: workingDaysBetween(dayNumber(now), dayNumber(due)) <= 2 ? 'soon' : 'calm',
    text: `余 ${days} 天`,
  };
}

/** `还有 4 天 6 小时`, or that it is over. */
export function countdownText(due: string, now: Date = new Date()): string {
  const left = new Date(due).getTime() - now.getTime();
  if (left < 0) return '已截止';
  const days = Math.floor(left / (24 * hour));
  if (days === 0) return `还有 ${hoursText(left)}`;
  const hours = Math.floor((left % (24 * hour)) / hour);
  return hours === 0 ? `还有 ${days} 天` : `还有 ${days} 天 ${hours} 小时`;
}

function hoursText(milliseconds: number): string {
  if (milliseconds >= hour) return `${Math.floor(milliseconds / hour)} 小时`;
  return `${Math.max(1, Math.floor(milliseconds / 60_000))} 分钟`;
}

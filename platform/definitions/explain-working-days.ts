import { shiftDate, type WorkingCalendar } from './working-calendar.js';

/** `自11月23日次日起第3个工作日` and, when days of rest lie between, `，扣除11月28日至29日（周末）`. */
export function explainWorkingDays(calendar: WorkingCalendar, from: string, n: number): string {
  const rest = calendar.restDays(from, calendar.addWorkingDays(from, n));
  const deducted = runs(rest).map((run) => `${rangeText(run.first, run.last)}（${run.name}）`);
  return `自${monthDay(from)}次日起第${n}个工作日${deducted.length > 0 ? `，扣除${deducted.join('、')}` : ''}`;
}

/** `11月23日` */
export function monthDay(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

interface Run {
  first: string;
  last: string;
  name: string;
}

/** Joins neighbouring days of the same name. */
function runs(days: readonly { date: string; name: string }[]): Run[] {
  const result: Run[] = [];
  for (const day of days) {
    const name = /^周[六日]$/.test(day.name) ? '周末' : day.name;
    const last = result.at(-1);
    if (last && last.name === name && shiftDate(last.last, 1) === day.date) last.last = day.date;
    else result.push({ first: day.date, last: day.date, name });
  }
  return result;
}

function rangeText(first: string, last: string): string {
  if (first === last) return monthDay(first);
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  return `${monthDay(first)}至${sameMonth ? `${Number(last.slice(8))}日` : monthDay(last)}`;
}

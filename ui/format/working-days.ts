import { dayNumber } from './dates';

/** Which days are no working days only the server's calendar knows: holidays move, and some weekends are worked. */
let restDays: ReadonlySet<number> = new Set();

/** @param days `YYYY-MM-DD`, from today over the coming weeks */
export function setRestDays(days: readonly string[]): void {
  restDays = new Set(days.map(dayNumber));
}

/** @param day as `dayNumber` counts */
export const isRestDay = (day: number): boolean => restDays.has(day);

/** Working days after `from` up to and including `to`, both as `dayNumber` counts. */
export function workingDaysBetween(from: number, to: number): number {
  let count = 0;
  for (let day = from + 1; day <= to; day += 1) if (!isRestDay(day)) count += 1;
  return count;
}

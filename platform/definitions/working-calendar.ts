import type { Calendar } from './schemas/calendar.js';

const dayMs = 86_400_000;

/** Working-day arithmetic over plain dates (`YYYY-MM-DD`); the calendar file says what differs from Monday–Friday. */
export class WorkingCalendar {
  readonly officeHours: { start: string; end: string };
  readonly #holidays: Readonly<Record<string, string>>;
  readonly #workdays: ReadonlySet<string>;

  constructor(calendar: Calendar) {
    this.officeHours = calendar.officeHours;
    this.#holidays = calendar.holidays;
    this.#workdays = new Set(calendar.workdays);
  }

  isWorkingDay(date: string): boolean {
    if (this.#workdays.has(date)) return true;
    if (date in this.#holidays) return false;
    return !isWeekend(date);
  }

  /** Why a day does not count: the holiday's name, or the weekend; null for a working day. */
  restName(date: string): string | null {
    if (this.isWorkingDay(date)) return null;
    return this.#holidays[date] ?? (weekday(date) === 6 ? '周六' : '周日');
  }

  /** The n-th working day after `date` (before it when n < 0); the day itself does not count; n = 0 is the day itself. */
  addWorkingDays(date: string, n: number): string {
    const step = n < 0 ? -1 : 1;
    let day = date;
    for (let left = Math.abs(n); left > 0;) {
      day = shiftDate(day, step);
      if (this.isWorkingDay(day)) left -= 1;
    }
    return day;
  }

  /** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
  workingDaysBetween(from: string, to: string): number {
    const step = to < from ? -1 : 1;
    let count = 0;
    for (let day = from; day !== to;) {
      day = shiftDate(day, step);
      if (this.isWorkingDay(day)) count += step;
    }
    return count;
  }

  /** The date itself or the next working day. */
  workingDayOnOrAfter(date: string): string {
    return this.isWorkingDay(date) ? date : this.addWorkingDays(date, 1);
  }

  /** Days of rest strictly after `from` up to `to`, each with its name. */
  restDays(from: string, to: string): { date: string; name: string }[] {
    const days: { date: string; name: string }[] = [];
    for (let day = from; day < to;) {
      day = shiftDate(day, 1);
      const name = this.restName(day);
      if (name !== null) days.push({ date: day, name });
    }
    return days;
  }
}

/** Moves a plain date by calendar days. */
export function shiftDate(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

function isWeekend(date: string): boolean {
  return weekday(date) === 0 || weekday(date) === 6;
}

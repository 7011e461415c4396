import { isoInZone } from '../kernel/index.js';

/** A moment as the wall clock of the bundle's time zone shows it. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:mm:ss`, null when the text was a plain date. */
  time: string | null;
}

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const dateTimePattern =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?(?:\[.*\])?$/;

/** Reads ISO dates and date-times; what carries an offset is moved into `timeZone`. Null for anything else. */
export function readLocalTime(text: unknown, timeZone: string): LocalTime | null {
  if (typeof text !== 'string') return null;
  if (datePattern.test(text)) return isRealDate(text) ? { date: text, time: null } : null;
  const match = dateTimePattern.exec(text);
  if (!match) return null;
  const [, date = '', minutes = '', seconds = '00', offset] = match;
  if (!isRealDate(date)) return null;
  if (offset === undefined) return { date, time: `${minutes}:${seconds}` };
  return wallClock(Date.parse(`${date}T${minutes}:${seconds}${offset}`), timeZone);
}

/** `2026-11-27T17:00:00+08:00` */
export function localTimeToIso({ date, time }: LocalTime, timeZone: string): string {
  if (time === null) return date;
  const assumedUtc = Date.parse(`${date}T${time}Z`);
  const offset = offsetMinutes(assumedUtc - offsetMinutes(assumedUtc, timeZone) * 60_000, timeZone);
  const sign = offset < 0 ? '-' : '+';
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${date}T${time}${sign}${two(hours)}:${two(minutes)}`;
}

function isRealDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}

function wallClock(instant: number, timeZone: string): LocalTime | null {
  if (Number.isNaN(instant)) return null;
  const [date = '', time = ''] = isoInZone(new Date(instant), timeZone).split('T');
  return { date, time: time.slice(0, 'HH:mm:ss'.length) };
}

function offsetMinutes(instant: number, timeZone: string): number {
  const local = wallClock(instant, timeZone);
  return local ? Math.round((Date.parse(`${local.date}T${local.time}Z`) - instant) / 60_000) : 0;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

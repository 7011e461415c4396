import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import type { Json } from '../types.js';

/** Offset (`+08:00`, `Z`) that an ISO 8601 date-time carries; `Z` when it carries none. */
export function offsetOf(iso: string): string {
  return /(?:Z|[+-]\d{2}:\d{2})$/.exec(iso)?.[0] ?? 'Z';
}

/**
 * Turns what FEEL computed into JSON: temporal values become ISO strings (a local date-time takes `offset`),
 * undefined, NaN, functions and ranges become null.
 */
export function toJson(value: unknown, offset: string): Json {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'object':
      break;
    default:
      return null;
  }
  if (Array.isArray(value)) return value.map((item) => toJson(item, offset));
  if (value instanceof FeelDateTime) return dateTimeToIso(value, offset);
  if (value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDuration) {
    return value.toString();
  }
  if (!isPlainObject(value)) return null;
  const result: Record<string, Json> = {};
  for (const [key, entry] of Object.entries(value)) result[key] = toJson(entry, offset);
  return result;
}

/** Also a plain object of another realm, such as a worker's answer: its prototype is the last one of its chain. */
function isPlainObject(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function dateTimeToIso(value: FeelDateTime, offset: string): string {
  const text = value.toString();
  if (value.timezone === null) return text + offset;
  if (!text.includes('@')) return text;
  return value.unwrap().toZonedDateTime(value.timezone).toString({ timeZoneName: 'never' });
}

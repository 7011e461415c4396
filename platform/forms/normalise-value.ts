import type { Component } from '../definitions/index.js';
import type { Json } from '../engine/index.js';
import { isoInZone } from '../kernel/index.js';

/**
 * A value in the one notation that is stored: money as decimal text, numbers as numbers, days as `YYYY-MM-DD`, times with
 * the zone's offset, text without blanks around it. What cannot be read stays as it is, for `checkValue` to refuse.
 * Empty values become null.
 */
export function normaliseValue(component: Component, value: Json | undefined, timeZone: string): Json {
  if (value === undefined || value === null || value === '') return null;
  switch (component.type) {
    case 'money':
      return moneyText(value) ?? value;
    case 'number':
      return numberFrom(value) ?? value;
    case 'datetime':
      return (
        (component['enableTime'] === false ? dayText(value, timeZone) : timeText(value, timeZone)) ?? value
      );
    case 'textfield':
    case 'textarea':
      return typeof value === 'string' ? value.trim() || null : value;
    case 'select':
      return typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0
        ? null
        : value;
    default:
      return value;
  }
}

/** `286400`, `"286,400"`, `286400.5` → `"286400.00"`; null when it is no amount with at most two decimals. */
export function moneyText(value: Json): string | null {
  const text =
    typeof value === 'number' ? String(value) : typeof value === 'string' ? value.replace(/[,\s]/g, '') : '';
  const parts = /^(-?)0*(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text);
  return parts && `${parts[1]}${parts[2]}.${(parts[3] ?? '').padEnd(2, '0')}`;
}

export function numberFrom(value: Json): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^\s*-?\d{1,15}(\.\d{1,15})?\s*$/.test(value) ? Number(value) : null;
}

/** A day as its own zone has it; a browser's midnight in UTC is taken as the day it was meant to be. */
export function dayText(value: Json, timeZone: string): string | null {
  if (typeof value !== 'string') return null;
  const day = value.slice(0, 10);
  if (value.length === 10) return isDay(day) ? day : null;
  const instant = instantFrom(value);
  if (instant === null) return null;
  if (/T00:00:00(\.0+)?(Z|\+00:00)$/.test(value)) return isDay(day) ? day : null;
  return isoInZone(instant, timeZone).slice(0, 10);
}

/** `2026-11-27T17:00:00+08:00` */
export function timeText(value: Json, timeZone: string): string | null {
  const instant = typeof value === 'string' ? instantFrom(value) : null;
  return instant && isoInZone(instant, timeZone).replace(/\.\d+/, '');
}

/** The instant of an ISO text with offset, on a day that exists; else null. */
export function instantFrom(text: string): Date | null {
  const parts = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/.exec(text);
  if (!parts || !isDay(parts[1]!)) return null;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** Whether text is a day that exists: 30 February does not. */
export function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

import type { Json, Variables } from '../types.js';

/** Stands for a value that is not known. Equal numbers are the same value. */
export type Unknown = { '?': number };

/** No FEEL name begins like this, so no variable is called so. */
export const mark = '?';

export function isUnknown(value: unknown): value is Unknown {
  return hasMark(value) && Object.keys(value).length === 1;
}

function hasMark(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, mark);
}

/** Whether something inside the value is not known. */
export function holdsUnknown(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsUnknown);
  return hasMark(value) || Object.values(value as Variables).some(holdsUnknown);
}

/** A result of which nothing is known, not even its names. */
export const unknownResult = (number: number): Record<string, Json> => ({ [mark]: number });

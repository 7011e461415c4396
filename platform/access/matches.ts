import type { Comparison, Condition } from './condition.js';
import { instantOf, numberOf } from './value-kinds.js';

/** A row as access sees it: data and `_…` metadata by name; `_subject` is the subject's row. */
export type AccessRow = Readonly<Record<string, unknown>>;

/** Whether a row meets a condition; `conditionSql` answers the same for rows in the database. */
export function matches(condition: Condition, row: AccessRow): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => matches(part, row));
    case 'or':
      return condition.parts.some((part) => matches(part, row));
    case 'not':
      return !matches(condition.part, row);
    case 'exists':
      return valueAt(row, condition.path) !== null;
    case 'equals':
      return equals(valueAt(row, condition.path), condition.value);
    case 'compare':
      return compares(valueAt(row, condition.path), condition.operator, condition.value);
  }
}

/**
 * The value at a path, null when there is none. Lists are not walked into. Of a sealed row nothing but its metadata
 * is seen, because the database sees no more.
 */
export function valueAt(row: AccessRow, path: string): unknown {
  let value: unknown = row;
  for (const key of path.split('.')) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
    const object = value as AccessRow;
    if (!Object.hasOwn(object, key) || (object['_sealed'] === true && !key.startsWith('_'))) return null;
    value = object[key];
  }
  return value ?? null;
}

function equals(value: unknown, expected: unknown): boolean {
  const instant = instantOf(expected);
  return instant === null ? value === expected : instantOf(value) === instant;
}

function compares(value: unknown, operator: Comparison, expected: string | number): boolean {
  if (typeof expected === 'number') {
    const number = numberOf(value);
    return number !== null && holds(number - expected, operator);
  }
  const instant = instantOf(expected);
  if (instant !== null) {
    const own = instantOf(value);
    return own !== null && holds(own - instant, operator);
  }
  // by code point, as the database's "C" collation does
  return (
    typeof value === 'string' && holds(Buffer.compare(Buffer.from(value), Buffer.from(expected)), operator)
  );
}

function holds(difference: number, operator: Comparison): boolean {
  switch (operator) {
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
  }
}

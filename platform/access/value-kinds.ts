/**
 * How stored values compare; the same patterns decide in memory and in SQL.
 * An ISO date-time with offset is an instant, a plain decimal is a number where the other side is a number.
 */
export const instantPattern =
  '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?(Z|[+-]\\d\\d:\\d\\d)$';
/** At most 15 digits: exact both as double and as numeric. */
export const decimalPattern = '^-?\\d{1,13}(\\.\\d{1,2})?$';

const instant = new RegExp(instantPattern);
const decimal = new RegExp(decimalPattern);

/** Milliseconds since 1970, or null when the text is not a valid instant. */
export function instantOf(value: unknown): number | null {
  if (typeof value !== 'string' || !instant.test(value)) return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}

/** The number that a number or decimal text stands for, or null. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && decimal.test(value) ? Number(value) : null;
}

/** A value that a condition compares with. */
export type Scalar = string | number | boolean | null;

/** Conditions of a rule or a view, understood: what `matches` and `toSql` both interpret. */
export type Condition =
  | { kind: 'and' | 'or'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'equals'; path: string; value: Scalar }
  | { kind: 'compare'; path: string; operator: Comparison; value: string | number }
  | { kind: 'exists'; path: string };
export type Comparison = '>' | '>=' | '<' | '<=';

export const always: Condition = { kind: 'and', parts: [] };
export const never: Condition = { kind: 'or', parts: [] };

/** The conditions are not of the language; definitions are linted, so this is a fault. */
export class ConditionSyntaxError extends Error {}

const comparisons: Record<string, Comparison> = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=' };

/**
 * Reads MongoDB-style conditions: `$eq $ne $in $nin $gt $gte $lt $lte $exists $not $and $or`.
 * @throws ConditionSyntaxError naming what is not understood
 */
export function parseConditions(conditions: unknown): Condition {
  const parts = Object.entries(asObject(conditions)).map(([key, value]): Condition => {
    if (key === '$and' || key === '$or') {
      return { kind: key === '$and' ? 'and' : 'or', parts: asList(value, key).map(parseConditions) };
    }
    if (key === '$not') return { kind: 'not', part: parseConditions(value) };
    if (key.startsWith('$')) throw new ConditionSyntaxError(`不认识的条件“${key}”。`);
    return parseField(key, value);
  });
  return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
}

function parseField(path: string, value: unknown): Condition {
  if (value === null || typeof value !== 'object') return equals(path, value);
  if (Array.isArray(value)) throw new ConditionSyntaxError(`“${path}”的条件不能是列表，请用 $in。`);
  const parts = Object.entries(value).map(([operator, operand]) => parseOperator(path, operator, operand));
  return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
}

function parseOperator(path: string, operator: string, operand: unknown): Condition {
  switch (operator) {
    case '$eq':
      return equals(path, operand);
    case '$ne':
      return { kind: 'not', part: equals(path, operand) };
    case '$in':
      return anyOf(path, operand, operator);
    case '$nin':
      return { kind: 'not', part: anyOf(path, operand, operator) };
    case '$exists':
      return operand === false ? { kind: 'not', part: { kind: 'exists', path } } : { kind: 'exists', path };
    case '$not':
      return { kind: 'not', part: parseField(path, operand) };
  }
  const comparison = comparisons[operator];
  if (!comparison) throw new ConditionSyntaxError(`“${path}”的条件用了不认识的“${operator}”。`);
  // nothing is greater or smaller than nothing
  if (operand === null) return never;
  if (typeof operand !== 'string' && typeof operand !== 'number') {
    throw new ConditionSyntaxError(`“${path}”的 ${operator} 只能与文字或数字比较。`);
  }
  return { kind: 'compare', path, operator: comparison, value: operand };
}

function equals(path: string, value: unknown): Condition {
  if (value !== null && !['string', 'number', 'boolean'].includes(typeof value)) {
    throw new ConditionSyntaxError(`“${path}”只能与文字、数字、是否或空值比较。`);
  }
  return { kind: 'equals', path, value: value as Scalar };
}

function anyOf(path: string, operand: unknown, operator: string): Condition {
  return { kind: 'or', parts: asList(operand, operator).map((value) => equals(path, value)) };
}

function asObject(value: unknown): object {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new ConditionSyntaxError('条件应当是一个对象。');
  }
  return value;
}

function asList(value: unknown, operator: string): unknown[] {
  if (!Array.isArray(value)) throw new ConditionSyntaxError(`${operator} 后面应当是列表。`);
  return value;
}

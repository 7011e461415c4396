import type { AppAbility, RuleInForce, SubjectType } from './ability.js';
import { covers } from './ability.js';
import { matches, type AccessRow } from './matches.js';

/**
 * The row with only what the actor may read. A field of a rule stands for everything below it; inside a list its path goes
 * on in every element. Objects that lose all of their content are left out.
 */
export function redact<T extends AccessRow>(ability: AppAbility, type: SubjectType, row: T): Partial<T> {
  const roles = ability
    .rulesFor('read', type)
    .map((rules) => rules.filter(({ condition }) => matches(condition, row)))
    .filter((rules) => rules.length > 0);
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    const readable = keepReadable(roles, key, value);
    if (readable !== undefined) kept[key] = readable;
  }
  return kept as Partial<T>;
}

function keepReadable(roles: RuleInForce[][], path: string, value: unknown): unknown {
  const goesDeeper = roles.some((rules) => rules.some((rule) => isBelow(rule, path)));
  if (!goesDeeper || value === null || typeof value !== 'object') {
    return roles.some((rules) => isReadable(rules, path)) ? value : undefined;
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => keepReadable(roles, path, item)).filter((item) => item !== undefined);
    return items.length > 0 || roles.some((rules) => isReadable(rules, path)) ? items : undefined;
  }
  const kept = Object.entries(value).flatMap(([key, part]) => {
    const readable = keepReadable(roles, `${path}.${key}`, part);
    return readable === undefined ? [] : [[key, readable] as const];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function isBelow({ fields }: RuleInForce, path: string): boolean {
  return fields?.some((field) => field !== path && covers(path, field)) ?? false;
}

/** The strongest rule about the path decides. */
function isReadable(rules: RuleInForce[], path: string): boolean {
  const deciding = rules.findLast(({ fields }) => !fields || fields.some((field) => covers(field, path)));
  return deciding !== undefined && !deciding.inverted;
}

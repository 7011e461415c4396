import type { Actor } from '../identity/index.js';

/** A placeholder named something that this actor does not have. */
export class MissingPlaceholder extends Error {}

/**
 * Conditions with `${organisation.id}`, `${organisation.<profile field>}`, `${person.id}` and `${now}` filled in.
 * A placeholder that is the whole text keeps the type of its value.
 * @throws MissingPlaceholder
 */
export function fillPlaceholders(conditions: unknown, actor: Actor, now: string): unknown {
  if (typeof conditions === 'string') return fillText(conditions, actor, now);
  if (Array.isArray(conditions)) return conditions.map((part) => fillPlaceholders(part, actor, now));
  if (conditions === null || typeof conditions !== 'object') return conditions;
  return Object.fromEntries(
    Object.entries(conditions).map(([key, value]) => [key, fillPlaceholders(value, actor, now)]),
  );
}

function fillText(text: string, actor: Actor, now: string): unknown {
  const whole = /^\$\{([^}]+)\}$/.exec(text);
  if (whole) return valueOf(whole[1]!, actor, now);
  return text.replace(/\$\{([^}]+)\}/g, (_, name: string) => String(valueOf(name, actor, now)));
}

function valueOf(name: string, actor: Actor, now: string): unknown {
  const [root, ...keys] = name.trim().split('.');
  const value = root === 'now' ? now : walk(rootOf(root!, actor), keys);
  if (value === null || value === undefined) throw new MissingPlaceholder(`\${${name}}`);
  return value;
}

function rootOf(root: string, { person, organisation }: Actor): unknown {
  if (root === 'person') return person;
  if (root === 'organisation') return organisation && { ...organisation.profile, ...organisation };
  return null;
}

function walk(value: unknown, keys: string[]): unknown {
  return keys.reduce<unknown>(
    (at, key) =>
      at !== null && typeof at === 'object' && Object.hasOwn(at, key) ? (at as never)[key] : null,
    value,
  );
}

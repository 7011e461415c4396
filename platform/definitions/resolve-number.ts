import type { Json } from '../engine/index.js';
import { checkCharacter } from './check-character.js';

export interface NumberSources {
  /** ISO 8601; its own date gives {yyyy} {MM} {dd}. */
  now: string;
  /** Values of the names in the pattern; dotted names are paths. */
  values: Readonly<Record<string, Json>>;
  /** Next value of a sequence: inside the transaction, so that nothing is skipped. */
  next: (scope: string) => Promise<number>;
  /** A random integer from 0 up to, not including, `below`. */
  random: (below: number) => number;
}

/** No letters that read like digits: I L O U are missing. */
const randomAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const tokenPattern = /\{([A-Za-z_][A-Za-z0-9_.]*)(?::(\d+))?\}/g;

/**
 * Fills a number pattern, for example `SX-{yyyy}-{seq:5}`. A sequence counts per rest of the resolved pattern:
 * `SX-2026-{seq:5}` and `SX-2027-{seq:5}` each start at 1.
 * @throws when a name in the pattern has no value.
 */
export async function resolveNumber(pattern: string, sources: NumberSources): Promise<string> {
  const named = pattern.replace(tokenPattern, (token, name: string) =>
    ['seq', 'random', 'check'].includes(name) ? token : nameValue(pattern, name, sources),
  );
  const sequence = /\{seq:(\d+)\}/.exec(named);
  const counted = sequence
    ? named.replaceAll(sequence[0], String(await sources.next(named)).padStart(Number(sequence[1]), '0'))
    : named;
  const drawn = counted.replace(/\{random:(\d+)\}/g, (_, length: string) =>
    Array.from({ length: Number(length) }, () => randomAlphabet[sources.random(randomAlphabet.length)]).join(
      '',
    ),
  );
  const [before = '', ...after] = drawn.split('{check}');
  return after.length === 0 ? before : before + checkCharacter(before) + after.join('');
}

function nameValue(pattern: string, name: string, { now, values }: NumberSources): string {
  if (name === 'yyyy') return now.slice(0, 4);
  if (name === 'MM') return now.slice(5, 7);
  if (name === 'dd') return now.slice(8, 10);
  const value = name
    .split('.')
    .reduce<Json | undefined>(
      (inner, key) =>
        inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? inner[key] : undefined,
      values,
    );
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new Error(`编号规则“${pattern}”中的 {${name}} 没有值，请在分配编号的步骤中给出。`);
  }
  return String(value);
}

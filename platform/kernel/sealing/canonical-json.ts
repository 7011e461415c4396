import { createHash } from 'node:crypto';
import { configure } from 'safe-stable-stringify';

const stringify = configure({ strict: true });

/**
 * JSON by RFC 8785: equal values give equal bytes. Undefined properties are left out.
 * @throws when a value is not JSON, such as NaN or a circle
 */
export function canonicalJson(value: unknown): string {
  const text = stringify(value);
  if (text === undefined) throw new TypeError('Expected a JSON value, but found undefined or a function');
  return text;
}

/** Lower-case hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

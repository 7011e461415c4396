import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** JSON by RFC 8785: equal values give equal bytes. Undefined properties are left out. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Expected a JSON value, but found undefined or a function');
  return text;
}

/** Lower-case hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

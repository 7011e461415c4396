import { FIRST_HASH, hashOf } from './trail-entry.js';
import type { TrailLink, Verification } from './trail-log.js';

/**
 * Recomputes a chain from its first link. `head` is what the instance's own row says (last sequence number and
 * hash), so that links cut off at the end are noticed too.
 */
export function verifyChain(links: TrailLink[], head: { seq: number; hash: string }): Verification {
  let previous = FIRST_HASH;
  for (const [index, link] of links.entries()) {
    if (!holds(link, index + 1, previous)) return { verified: false, brokenAt: index + 1 };
    previous = link.hash;
  }
  if (links.length !== head.seq || previous !== head.hash)
    return { verified: false, brokenAt: links.length + 1 };
  return { verified: true, brokenAt: null };
}

function holds(link: TrailLink, seq: number, previous: string): boolean {
  return (
    link.seq === seq &&
    link.entry.seq === seq &&
    link.previousHash === previous &&
    link.entry.previous === previous &&
    hashOf(link.entry) === link.hash &&
    (link.payload === null || hashOf(link.payload) === link.entry.payloadHash)
  );
}

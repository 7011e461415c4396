import type { Release } from '../../definitions/index.js';

/** A print of an instance; null when the release has no such print. */
export function printRef(
  release: Release,
  id: string,
  instanceId: string,
): { id: string; title: string; url: string } | null {
  const print = release.prints.get(id);
  return print ? { id, title: print.title, url: `/print/${id}?of=${instanceId}` } : null;
}

/** Prints named in a property, comma separated. */
export function printRefs(release: Release, property: string | undefined, instanceId: string) {
  return (property ?? '')
    .split(',')
    .map((id) => id.trim())
    .flatMap((id) => (id ? (printRef(release, id, instanceId) ?? []) : []));
}

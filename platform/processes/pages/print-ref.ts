import type { Release } from '../../definitions/index.js';
import type { InstancePage } from '../../kernel/index.js';

type PrintRef = InstancePage['prints'][number];

/** A print of an instance; null when the release has no such print. */
export function printRef(release: Release, id: string, instanceId: string): PrintRef | null {
  const print = release.prints.get(id);
  return print ? { id, title: print.title, url: `/print/${id}?of=${instanceId}` } : null;
}

/** Prints by comma separated ids, each once; ids that the release does not have are left out. */
export function printRefs(
  release: Release,
  properties: readonly (string | undefined)[],
  instanceId: string,
): PrintRef[] {
  const named = properties.flatMap((ids) => (ids ?? '').split(',')).map((id) => id.trim());
  return [...new Set(named)].flatMap((id) => printRef(release, id, instanceId) ?? []);
}

import type { WorkPage } from '../api';
import { localCopies, type LocalCopy } from './local-copy';

export interface Start {
  data: Record<string, unknown>;
  /** What this browser had kept and the server has not, when that is what the form starts with */
  restored: LocalCopy | null;
}

/** The form starts with the newest of what the server and this browser have. */
export function startingData(page: WorkPage, person: string): Start {
  const copy = localCopies.read(person, page.key);
  if (!copy || !isNewer(copy, page.draft?.savedAt)) return { data: page.data, restored: null };
  return { data: { ...page.data, ...copy.data }, restored: copy };
}

/** Clocks are only compared where the server has saved something else since. */
function isNewer(copy: LocalCopy, savedAt: string | undefined): boolean {
  if (savedAt === undefined) return true;
  const goesOn = copy.base !== null && Date.parse(copy.base) === Date.parse(savedAt);
  return goesOn || Date.parse(copy.at) > Date.parse(savedAt);
}

import type { MenuItem } from '../api';

/** The work behind an entry, or behind everything in a group. */
export function workIn(item: MenuItem): { count: number; overdue: boolean } {
  const parts = (item.items ?? []).map(workIn);
  return {
    count: (item.count ?? 0) + parts.reduce((sum, part) => sum + part.count, 0),
    overdue: Boolean(item.overdue) || parts.some((part) => part.overdue),
  };
}

import { useEffect, useState } from 'react';
import type { MenuItem } from '../api';
import { groupsAbove } from './current-entry';
import { workIn } from './work-in';

const key = 'menu-groups';
type Folding = Record<string, boolean>;

/**
 * Which groups of the menu are unfolded: what the person did last, else the way to the current entry, else where
 * work waits.
 */
export function useOpenGroups(items: MenuItem[], current: string | undefined) {
  const [folding, setFolding] = useState<Folding>(read);
  const [visited, setVisited] = useState<string[]>([]);
  useEffect(() => setVisited(groupsAbove(items, current)), [items, current]);
  const isOpen = (group: MenuItem): boolean =>
    folding[group.id] ?? (visited.includes(group.id) || workIn(group).count > 0 || items.length <= 2);
  const toggle = (group: MenuItem): void => {
    const next = { ...folding, [group.id]: !isOpen(group) };
    sessionStorage.setItem(key, JSON.stringify(next));
    setFolding(next);
  };
  return { isOpen, toggle };
}

function read(): Folding {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Folding;
  } catch {
    return {};
  }
}

import type { MenuItem } from '../api';

interface Place {
  pathname: string;
  search: string;
}

/** The entry that one is on: same path, all its parameters there; the most exact one wins. */
export function currentEntry(items: MenuItem[], place: Place): MenuItem | undefined {
  const here = new URLSearchParams(place.search);
  let best: { item: MenuItem; weight: number } | undefined;
  for (const item of entriesOf(items)) {
    const [pathname = '', search = ''] = (item.to ?? '').split('?');
    const wanted = [...new URLSearchParams(search)];
    if (pathname !== place.pathname || !wanted.every(([name, value]) => here.get(name) === value)) continue;
    if (!best || wanted.length > best.weight) best = { item, weight: wanted.length };
  }
  return best?.item;
}

/** The ids of the groups that lead to an entry. */
export function groupsAbove(items: MenuItem[], id: string | undefined): string[] {
  for (const item of items) {
    if (item.id === id) return [];
    const below = item.items ?? [];
    if (below.some((child) => child.id === id)) return [item.id];
    const deeper = groupsAbove(below, id);
    if (deeper.length > 0) return [item.id, ...deeper];
  }
  return [];
}

/** The titles that lead to an entry: its groups, and the caption that it stands under. */
export function wayTo(items: MenuItem[], id: string | undefined): string[] {
  let caption: string | undefined;
  for (const item of items) {
    if (item.kind === 'caption') caption = item.title;
    if (item.id === id) return caption ? [caption] : [];
    const below = item.items ?? [];
    if (entriesOf(below).some((entry) => entry.id === id)) return [item.title, ...wayTo(below, id)];
  }
  return [];
}

function entriesOf(items: MenuItem[]): MenuItem[] {
  return items.flatMap((item) => (item.kind === 'entry' ? [item] : entriesOf(item.items ?? [])));
}

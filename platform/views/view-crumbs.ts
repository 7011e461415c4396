import type { MenuEntry, MenuGroup, Release, View } from '../definitions/index.js';
import type { Actor } from '../identity/index.js';

/** The way through the actor's own menu to a view, its title included. */
export function crumbsTo(release: Release, actor: Actor, view: View): string[] {
  for (const role of actor.roles) {
    const way = wayTo(release.roles.get(role)?.menu ?? [], view.id);
    if (way) return way;
  }
  return [view.title];
}

function wayTo(entries: readonly (MenuGroup | MenuEntry)[], view: string): string[] | null {
  let caption: string[] = [];
  for (const entry of entries) {
    if ('caption' in entry) caption = [entry.title];
    else if ('items' in entry) {
      const below = wayTo(entry.items, view);
      if (below) return [entry.title, ...below];
    } else if ('view' in entry && entry.view === view) return [...caption, entry.title];
  }
  return null;
}

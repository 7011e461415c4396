import type { MenuEntry, MenuGroup, Release } from '../../definitions/index.js';
import type { Actor } from '../../identity/index.js';

/** What a list or a piece of work is reached by in a menu. */
export interface MenuPlace {
  process: string;
  /** Null: a start. */
  element: string | null;
}

/** The way through the actor's own menu to a place, entry included; empty when the menu does not lead there. */
export function crumbsTo(release: Release, actor: Actor, place: MenuPlace): string[] {
  for (const id of actor.roles) {
    const found = search(release.roles.get(id)?.menu ?? [], place);
    if (found) return found;
  }
  return [];
}

function search(items: readonly (MenuGroup | MenuEntry)[], place: MenuPlace): string[] | null {
  let caption: string | null = null;
  for (const item of items) {
    if ('caption' in item) caption = item.title;
    else if ('items' in item) {
      const below = search(item.items, place);
      if (below) return [item.title, ...below];
    } else if (leadsTo(item, place)) return [...(caption === null ? [] : [caption]), item.title];
  }
  return null;
}

function leadsTo(entry: MenuEntry, { process, element }: MenuPlace): boolean {
  if ('start' in entry) return element === null && entry.start === process;
  const target = `${process}/${element}`;
  const stages = 'stage' in entry ? entry.stage : 'action' in entry ? entry.action : [];
  return typeof stages === 'string' ? stages === target : stages.includes(target);
}

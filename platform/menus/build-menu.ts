import type { MenuEntry, MenuGroup, Role } from '../definitions/index.js';
import type { MenuItem } from '../kernel/index.js';
import type { WorkCount } from './work-counts.js';

type Counts = ReadonlyMap<string, WorkCount>;
type Node = MenuGroup | MenuEntry;

/**
 * The menus of all roles of a person, one after the other. An entry that stands in two of them is shown once; ids are
 * stable as long as the role's file is, so that the interface can remember what is folded.
 */
export function buildMenu(roles: readonly Role[], counts: Counts): MenuItem[] {
  const seen = new Set<string>();
  return roles.flatMap((role) =>
    role.menu.flatMap((node, index) => {
      const item = menuItem(node, `${role.id}.${index}`, counts);
      const identity = JSON.stringify({ title: item.title, to: item.to, items: item.items?.length });
      if (seen.has(identity)) return [];
      seen.add(identity);
      return [item];
    }),
  );
}

function menuItem(node: Node, id: string, counts: Counts): MenuItem {
  const head = { id, title: node.title, ...(node.icon ? { icon: node.icon } : {}) };
  if ('items' in node) {
    const items = node.items.map((inner, index) => menuItem(inner, `${id}.${index}`, counts));
    return { ...head, kind: 'group', items };
  }
  if ('caption' in node) return { ...head, kind: 'caption' };
  return { ...head, kind: 'entry', to: routeOf(node), ...workBehind(node, counts) };
}

/** Where the browser interface shows an entry. */
function routeOf(entry: MenuEntry): string {
  if ('start' in entry) return stageRoute(entry.start, entry.about ? 'about' : 'start', entry.title);
  if ('stage' in entry) return stageRoute(listOf(entry.stage).join(','), 'stage', entry.title);
  if ('action' in entry) return stageRoute(listOf(entry.action).join(','), 'action', entry.title);
  if ('view' in entry) return `/views/${entry.view}`;
  if ('link' in entry) return entry.link;
  return '/home';
}

function stageRoute(stage: string, kind: string, title: string): string {
  return `/stages?${new URLSearchParams({ stage, kind, title }).toString()}`;
}

function workBehind(entry: MenuEntry, counts: Counts): Partial<MenuItem> {
  if (!('stage' in entry)) return {};
  const found = listOf(entry.stage).flatMap((stage) => counts.get(stage) ?? []);
  const count = found.reduce((sum, work) => sum + work.open, 0);
  return count === 0 ? {} : { count, overdue: found.some((work) => work.overdue) };
}

function listOf(value: string | string[]): string[] {
  return typeof value === 'string' ? [value] : value;
}

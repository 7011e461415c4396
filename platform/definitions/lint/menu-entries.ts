import type { MenuEntry, MenuGroup } from '../schemas/role.js';

/** The entries of a menu, groups opened; `place` is the JSON path. */
export function menuEntries(
  menu: readonly (MenuGroup | MenuEntry)[],
  at = 'menu',
): { entry: MenuEntry; place: string }[] {
  return menu.flatMap((entry, index) => {
    const place = `${at}[${index}]`;
    return 'items' in entry ? menuEntries(entry.items, `${place}.items`) : [{ entry, place }];
  });
}

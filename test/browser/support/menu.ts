import type { Page } from 'playwright-core';

/** Follows an entry of the left menu by its title, unfolding the groups above it. */
export async function openEntry(page: Page, title: string): Promise<void> {
  const menu = page.getByRole('navigation', { name: '主菜单' });
  await menu.getByRole('link').first().waitFor();
  const entry = menu.getByRole('link', { name: new RegExp(`^${title}( \\d|$)`) });
  const folded = menu.getByRole('button', { expanded: false });
  while (!(await entry.isVisible()) && (await folded.count()) > 0) await folded.first().click();
  await entry.click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Opens a tab of the list on the page. */
export async function openTab(page: Page, title: string): Promise<void> {
  const tab = page.getByRole('tab', { name: new RegExp(`^${title}`) });
  await tab.click();
  await page.getByRole('tab', { name: new RegExp(`^${title}`), selected: true }).waitFor();
}

/** Follows an icon of the row of something, for example 填报 of a project. */
export async function openRow(page: Page, action: string, about: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('link', { name: `${action}：${about}` })
    .click();
}

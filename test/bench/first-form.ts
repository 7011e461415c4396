import type { Browser, Page } from 'playwright-core';
import type { FirstStart } from './browser-person.js';
import { NetworkLog, type Traffic } from './network-log.js';

/** A connection slower than the machine's own. */
export interface Connection {
  megabitsPerSecond: number;
  roundTripMilliseconds: number;
}

export interface FirstForm {
  login: Moment;
  /** Menu and home page after logging in. */
  home: Moment;
  form: Moment;
}

export interface Moment {
  /** Since the moment before: opening the address, logging in, choosing the menu entry. */
  milliseconds: number;
  /** Since the address was opened with an empty cache. */
  traffic: Traffic;
}

/**
 * A person comes for the first time: opens the address with an empty cache, logs in, follows the menu to a start and has
 * the form to fill in. The time between two moments in which a person would type or look is not in it.
 */
export async function openFirstForm(
  browser: Browser,
  url: string,
  start: FirstStart,
  connection: Connection | null,
): Promise<FirstForm> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const log = await NetworkLog.of(session);
    if (connection) {
      const throughput = (connection.megabitsPerSecond * 1_000_000) / 8;
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: connection.roundTripMilliseconds,
        downloadThroughput: throughput,
        uploadThroughput: throughput,
      });
    }
    const timed = async (work: () => Promise<void>): Promise<Moment> => {
      const from = performance.now();
      await work();
      return { milliseconds: performance.now() - from, traffic: log.total };
    };
    const login = await timed(() => openLogin(page, url));
    await page.fill('input[name=username]', start.username);
    await page.fill('input[name=password]', start.password);
    const home = await timed(() => logIn(page, start));
    const form = await timed(() => openForm(page, start));
    return { login, home, form };
  } finally {
    await context.close();
  }
}

async function openLogin(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/login`, { waitUntil: 'commit' });
  await page.locator('input[name=password]').waitFor();
}

async function logIn(page: Page, { menu }: FirstStart): Promise<void> {
  await page.locator('form button[type=submit]').click();
  await page.locator('nav').getByText(menu[0]!, { exact: true }).first().waitFor();
}

async function openForm(page: Page, { menu }: FirstStart): Promise<void> {
  const navigation = page.locator('nav');
  for (const title of menu.slice(0, -1)) {
    const group = navigation.locator('button[aria-expanded]', { hasText: title }).first();
    if ((await group.getAttribute('aria-expanded')) === 'false') await group.click();
  }
  await navigation
    .getByRole('link', { name: menu.at(-1)!, exact: true })
    .first()
    .click();
  await page.locator('main a[href*="/work/start"]').first().click();
  const host = page.locator('.form-host[aria-busy=false]');
  await host.locator('input:enabled:visible, textarea:enabled:visible').first().waitFor();
}

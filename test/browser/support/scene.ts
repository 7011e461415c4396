import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import {
  demoOrganisation,
  fillSample,
  readSample,
  type Answers,
} from '../../definitions/scenario/fill-sample.js';
import { password } from '../../definitions/scenario/password.js';
import { builtInterface } from './built-interface.js';
import { fillForm } from './form-filler.js';
import { TradingProcess } from './trading-process.js';

const screens = path.resolve('test-results/screens');
export const desk = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };

interface Options {
  projects?: boolean;
}

/** The product in a browser: one server, one Chromium, a window for each person, and a note of everything that must not be. */
export class Scene {
  /** What no page may do: ask another host, break the content security policy, write an error to the console. */
  readonly problems: string[] = [];
  private readonly windows = new Map<string, Page>();

  private constructor(
    readonly trading: TradingProcess,
    private readonly browser: Browser,
  ) {}

  static async open({ projects }: Options = {}): Promise<Scene> {
    await mkdir(screens, { recursive: true });
    const interfaceFolder = await builtInterface();
    const trading = await TradingProcess.start({ projects, settings: { interfaceFolder } });
    return new Scene(trading, await launch());
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.trading.close();
  }

  get url(): string {
    return this.trading.url;
  }

  /** A window of somebody who has not logged in. */
  async visitor(viewport = desk): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    // a busy machine is slow: this is for what never comes
    context.setDefaultTimeout(10_000);
    await this.watch(context);
    return context.newPage();
  }

  /** A window in which somebody has just logged in. */
  async logIn(username: string, viewport = desk): Promise<Page> {
    const page = await this.visitor(viewport);
    await page.goto('/login');
    await this.fillLogin(page, username);
    await page.waitForURL('**/home');
    return page;
  }

  /** Somebody's window, at the home page; logs in again when the clock has moved past the session. */
  async as(username: string): Promise<Page> {
    const open = this.windows.get(username);
    if (!open) {
      const page = await this.logIn(username);
      this.windows.set(username, page);
      return page;
    }
    await open.goto('/login');
    const name = open.getByRole('textbox', { name: '用户名' });
    const menu = open.getByRole('navigation', { name: '主菜单' });
    await name.or(menu).first().waitFor();
    if (await name.isVisible()) await this.fillLogin(open, username);
    await open.waitForURL('**/home');
    return open;
  }

  async fillLogin(page: Page, username: string): Promise<void> {
    await page.getByRole('textbox', { name: '用户名' }).fill(username);
    await page.getByRole('textbox', { name: '密码' }).fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  }

  /** Fills in the form on the page with its sample; `changes` replaces answers of the sample. */
  async fill(page: Page, form: string, changes: Answers = {}): Promise<void> {
    await this.fillOnly(page, form, { ...(await readSample(form)), ...changes });
  }

  /** Types only these answers. */
  async fillOnly(page: Page, form: string, answers: Answers): Promise<void> {
    const filled = await fillSample(answers, {
      feel: (text) => this.trading.feel(text),
      organisation: (key) => demoOrganisation(key),
      file: (name) => ({ name }),
    });
    await fillForm(page, form, filled as Answers);
  }

  /** Keeps a picture of the page as somebody sees it; `whole` reaches below the fold. */
  async picture(page: Page, name: string, whole = false): Promise<void> {
    await page.evaluate('document.fonts.ready');
    if (whole) await page.evaluate('window.scrollTo(0, 0)');
    await page.screenshot({ path: path.join(screens, `${name}.png`), fullPage: whole });
  }

  /** Pictures of all windows: what people saw when something went wrong. */
  async pictureAll(name: string): Promise<void> {
    const pages = this.browser.contexts().flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) await this.picture(page, `${name}-${index + 1}`);
  }

  private async watch(context: BrowserContext): Promise<void> {
    await context.route(
      (url) => url.origin !== new URL(this.url).origin,
      (route) => {
        this.problems.push(`request to another host: ${route.request().url()}`);
        return route.abort();
      },
    );
    context.on('weberror', (fault) => this.problems.push(`script error: ${fault.error().message}`));
    context.on('response', (response) => {
      if (response.status() >= 500) this.problems.push(`${response.status()} ${response.url()}`);
    });
    context.on('console', (message) => {
      // a refusal is an answer like any other; Chromium writes a line about each
      const refusal = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !refusal) this.problems.push(`console: ${message.text()}`);
    });
  }
}

/** An installed Chromium when CHROMIUM names it, else the one that came with the packages. */
async function launch(): Promise<Browser> {
  const installed = process.env['CHROMIUM'];
  if (installed) return chromium.launch({ executablePath: installed, args: ['--no-sandbox'] });
  const args = sparticuz.args.filter((argument) => argument !== '--single-process');
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [...args, '--no-sandbox'],
  });
}

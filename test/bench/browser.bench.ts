import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';
import type { BenchDatabase } from './bench-database.js';
import { benchPassword } from './bench-people.js';
import { BenchServer } from './bench-server.js';
import { findStarter } from './browser-person.js';
import { openFirstForm, type Connection, type FirstForm, type Moment } from './first-form.js';
import type { Traffic } from './network-log.js';
import { median } from './statistics.js';
import type { Row } from './report.js';

const run = promisify(execFile);
const definitions = 'definitions';
const slower: Connection = { megabitsPerSecond: 10, roundTripMilliseconds: 40 };

export interface BrowserBench {
  rows: Row[];
  notes: string[];
}

/** What a role user's browser loads until the first form can be filled in, and how long that takes. */
export async function benchBrowser(database: BenchDatabase, quick: boolean): Promise<BrowserBench> {
  await buildInterface();
  const url = await database.create('browser');
  const server = await BenchServer.start({
    databaseUrl: url,
    definitions,
    flags: ['--demo'],
    environment: { DEMO_PASSWORD: benchPassword },
  });
  const browser = await launch();
  try {
    const start = await findStarter(server.ports[0]!, definitions, benchPassword);
    const address = `http://127.0.0.1:${server.ports[0]}`;
    // the first page of a server's life compiles what all others use
    await openFirstForm(browser, address, start, null);
    const rounds = quick ? 1 : 5;
    const rows: Row[] = [];
    const notes = [`browser: ${browser.version()}, ${start.username}: ${start.menu.join(' › ')}`];
    for (const connection of [null, slower]) {
      const opened: FirstForm[] = [];
      for (let round = 0; round < rounds; round += 1)
        opened.push(await openFirstForm(browser, address, start, connection));
      rows.push(...timeRows(opened, connection));
      if (connection) continue;
      rows.push(...trafficRows(opened));
      notes.push(
        `browser: until the first form, KB (requests): ${byType(opened[0]!.form)}; fonts only where the system has no Chinese font`,
      );
    }
    return { rows, notes };
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function buildInterface(): Promise<void> {
  const isBuilt = await access('dist/ui/index.html').then(
    () => true,
    () => false,
  );
  if (!isBuilt)
    await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'ui', '--logLevel', 'warn']);
}

async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? (await sparticuz.executablePath()),
    // in a single process the browser ends with its first window
    args: [...sparticuz.args.filter((flag) => flag !== '--single-process'), '--no-sandbox'],
    headless: true,
  });
}

function timeRows(opened: readonly FirstForm[], connection: Connection | null): Row[] {
  const where = connection
    ? `${connection.megabitsPerSecond} Mbit/s, ${connection.roundTripMilliseconds} ms`
    : 'this machine';
  const row = (name: string, time: (form: FirstForm) => number): Row => ({
    part: 'browser',
    name: `${name}, ${where}`,
    unit: 'ms',
    value: median(opened.map(time)),
  });
  return [
    row('login page, empty cache', ({ login }) => login.milliseconds),
    row('logging in until the menu', ({ home }) => home.milliseconds),
    row('choosing a start until its form', ({ form }) => form.milliseconds),
    row('all three', ({ login, home, form }) => login.milliseconds + home.milliseconds + form.milliseconds),
  ];
}

function trafficRows(opened: readonly FirstForm[]): Row[] {
  const rows = (name: string, moment: (form: FirstForm) => Moment): Row[] => {
    const value = (of: (traffic: Traffic) => number) =>
      median(opened.map((form) => of(moment(form).traffic)));
    return [
      {
        part: 'browser',
        name: `downloaded until ${name}, without fonts`,
        unit: 'KB',
        value: value(({ bytes, byType }) => (bytes - (byType['font']?.bytes ?? 0)) / 1_000),
      },
      {
        part: 'browser',
        name: `fonts until ${name}`,
        unit: 'KB',
        value: value(({ byType }) => (byType['font']?.bytes ?? 0) / 1_000),
      },
      {
        part: 'browser',
        name: `requests until ${name}`,
        unit: '',
        value: value(({ requests }) => requests),
      },
    ];
  };
  return [...rows('the login page', ({ login }) => login), ...rows('the first form', ({ form }) => form)];
}

function byType({ traffic }: Moment): string {
  return Object.entries(traffic.byType)
    .sort(([, one], [, other]) => other.bytes - one.bytes)
    .map(([type, { bytes, requests }]) => `${type} ${Math.round(bytes / 1_000)} (${requests})`)
    .join(', ');
}

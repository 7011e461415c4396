import { parseArgs } from 'node:util';
import { benchBrowser } from './browser.bench.js';
import { BenchDatabase } from './bench-database.js';
import { benchDecision } from './decision.bench.js';
import { benchEngine } from './engine.bench.js';
import { benchExplore } from './explore.bench.js';
import { benchHttp } from './http.bench.js';
import { benchList } from './list.bench.js';
import { describeMachine } from './machine.js';
import { printReport, writeReport, type Report, type Row } from './report.js';

/** `npm run bench -- [--only engine,explore,http,list,browser] [--quick] [--json FILE]` */
const parts = ['engine', 'explore', 'http', 'list', 'browser'] as const;
type Part = (typeof parts)[number];
const withoutDatabase: readonly Part[] = ['engine', 'explore'];

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: parts.join(',') },
    quick: { type: 'boolean', default: false },
    json: { type: 'string', default: 'test-results/bench.json' },
  },
});
const chosen = values.only.split(',').map((name) => {
  if (!(parts as readonly string[]).includes(name))
    throw new Error(`Unknown part ${name}: ${parts.join(', ')}`);
  return name as Part;
});

// leaving in order stops PostgreSQL and the servers too
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

const report: Report & { details: Record<string, unknown> } = {
  machine: describeMachine(),
  startedAt: new Date().toISOString(),
  quick: values.quick,
  rows: [],
  notes: [],
  details: {},
};

if (chosen.includes('engine')) await benchPart('engine', async () => ({ rows: await engineRows() }));
if (chosen.includes('explore')) await benchPart('explore', () => benchExplore(values.quick));
if (chosen.some((part) => !withoutDatabase.includes(part))) await withDatabase(benchWithDatabase);
printReport(report);
await writeReport(report, values.json);

interface PartResult {
  rows: Row[];
  notes?: string[];
  details?: unknown;
}

/** A part that fails is said to have failed; the others are still worth having. */
async function benchPart(part: Part, work: () => Promise<PartResult>): Promise<void> {
  console.error(`${part} …`);
  try {
    const { rows, notes = [], details } = await work();
    report.rows.push(...rows);
    report.notes.push(...notes);
    if (details) report.details[part] = details;
  } catch (fault) {
    const [note] = (fault as Error).message.split('\n');
    report.rows.push({ part, name: 'all', unit: '', value: null, note });
    console.error(fault);
    process.exitCode = 1;
  }
}

async function benchWithDatabase(database: BenchDatabase): Promise<void> {
  report.machine += ` · ${await database.describe()}`;
  if (chosen.includes('http'))
    await benchPart('http', async () => {
      const { profiles, ...result } = await benchHttp(database, values.quick);
      return { ...result, details: profiles };
    });
  if (chosen.includes('list')) await benchPart('list', () => benchList(database, values.quick));
  if (chosen.includes('browser')) await benchPart('browser', () => benchBrowser(database, values.quick));
}

async function withDatabase(work: (database: BenchDatabase) => Promise<void>): Promise<void> {
  const database = await BenchDatabase.start();
  try {
    await work(database);
  } finally {
    await database.stop();
  }
}

async function engineRows(): Promise<Row[]> {
  const { rows } = await benchEngine();
  return [...rows, ...(await benchDecision())].map(({ median: value, ...row }) => ({
    part: 'engine',
    value,
    ...row,
    met: meets(value, row.aim),
  }));
}

/** Whether a value keeps an aim like `< 50 µs` or `> 30`. */
function meets(value: number, aim: string | undefined): boolean | undefined {
  const limit = /^([<>]) (\d+)/.exec(aim ?? '');
  if (!limit) return undefined;
  return limit[1] === '<' ? value < Number(limit[2]) : value > Number(limit[2]);
}

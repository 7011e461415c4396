import type { BenchDatabase } from './bench-database.js';
import type { ProfileSummary } from './cpu-profile.js';
import { HttpRun, type Measured } from './http-run.js';
import { findPgbench } from './pgbench.js';
import { roundTrips } from './pgbench-script.js';
import type { Row } from './report.js';
import { median } from './statistics.js';

const concurrencies = [1, 8, 32];
/** Concurrency at which the CPU's time is told apart. */
const inspected = 8;
const aim = 0.5;
const areasShown = 16;

export interface HttpBench {
  rows: Row[];
  notes: string[];
  /** Of the server's main thread, by concurrency and number of processes. */
  profiles: Record<string, ProfileSummary>;
}

/** Completions per second through the API with one server process and with two, beside pgbench in the same rounds. */
export async function benchHttp(database: BenchDatabase, quick: boolean): Promise<HttpBench> {
  const result: HttpBench = { rows: [], notes: [], profiles: {} };
  const program = await findPgbench();
  if (!program)
    result.notes.push('pgbench not measured: not found in PGBENCH, on the PATH or in /usr/lib/postgresql');
  for (const processes of [1, 2]) {
    const run = await HttpRun.open(database, processes, program);
    try {
      await measure(run, processes, quick, result);
    } finally {
      await run.close();
    }
  }
  return result;
}

async function measure(
  run: HttpRun,
  processes: number,
  quick: boolean,
  { rows, notes, profiles }: HttpBench,
): Promise<void> {
  const [rounds, seconds] = quick ? [1, 2] : [3, 5];
  notes.push(...(await describeCpu(run, title(inspected, processes), rounds, seconds)));
  for (const clients of concurrencies)
    rows.push(...rowsOf(await run.rounds(clients, rounds, seconds), title(clients, processes)));
  if (processes > 1) return;
  const profile = await run.profile(inspected, seconds);
  profiles[title(inspected, processes)] = profile;
  const texts = run.completion.statements.map(({ text }) => text);
  notes.push(
    `http: a completion by itself sends ${texts.length} statements in ${roundTrips(texts).length} round trips, and pgbench always does; those that come together share some`,
  );
  notes.push(...describeProfile(profile, title(inspected, processes)));
}

function title(clients: number, processes: number): string {
  return `${clients} client${clients === 1 ? '' : 's'}, ${processes} process${processes === 1 ? '' : 'es'}`;
}

function rowsOf({ lookingUp, alone, bare, pgbench }: Measured, label: string): Row[] {
  const rate = median(alone.map(({ perSecond }) => perSecond));
  const peer = pgbench.length > 0 ? median(pgbench) : undefined;
  return [
    {
      part: 'http',
      name: `completions, ${label}`,
      unit: '/s',
      value: rate,
      peer,
      aim: `${aim} of pgbench`,
      met: peer === undefined ? undefined : rate / peer >= aim,
    },
    {
      part: 'http',
      name: `the same statements by bare Node.js, ${label}`,
      unit: '/s',
      value: median(bare),
      peer,
    },
    {
      part: 'http',
      name: `completions with looking up the next, ${label}`,
      unit: '/s',
      value: median(lookingUp.map(({ perSecond }) => perSecond)),
      peer,
    },
    {
      part: 'http',
      name: `one completion, ${label}`,
      unit: 'ms',
      value: median(alone.map((round) => round.median)),
      p95: median(alone.map(({ p95 }) => p95)),
      p99: median(alone.map(({ p99 }) => p99)),
    },
  ];
}

async function describeCpu(run: HttpRun, label: string, rounds: number, seconds: number): Promise<string[]> {
  const used = await run.cpuPerCompletion(inspected, rounds, seconds);
  if (!used) return ['http: CPU of a completion not measured: this system has no /proc'];
  const peer = await run.cpuPerTransaction(inspected, rounds, seconds);
  const { serverMain, serverOthers, database, loadGenerator } = used;
  const ms = (time: number): string => time.toFixed(2);
  return [
    `http: CPU of one completion in ms, ${label}: server's main thread ${ms(serverMain)}, its other threads ` +
      `${ms(serverOthers)}, PostgreSQL ${ms(database)}${peer ? ` (for pgbench ${ms(peer.database)})` : ''}, ` +
      `load generator ${ms(loadGenerator)}`,
  ];
}

function describeProfile({ busy, areas }: ProfileSummary, label: string): string[] {
  const percent = (part: number): string => `${(part * 100).toFixed(0)} %`.padStart(6);
  return [
    `http: main thread of the server, ${label}, busy${percent(busy)} of the time (by the clock: on full cores a write`,
    `to a socket lasts until whom it woke has had its turn):`,
    ...areas.slice(0, areasShown).map(({ name, part }) => `${percent(part)}  ${name}`),
  ];
}

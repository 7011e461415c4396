import { auditorName, clerkName, connect, createBenchPeople } from './bench-people.js';
import type { BenchDatabase } from './bench-database.js';
import { BenchServer } from './bench-server.js';
import type { HttpClient } from './http-client.js';
import { listKinds, queryText } from './list-requests.js';
import { createListRows, organisationCount } from './list-rows.js';
import { median, quantile } from './statistics.js';
import type { Row } from './report.js';

const instances = 100_000;

interface List {
  name: string;
  path: string;
  tabs: string[];
}

interface Measured {
  kind: string;
  milliseconds: number;
}

/** Milliseconds by kind of request, slowest first. */
type KindTimes = { kind: string; median: number; p95: number }[];

export interface ListBench {
  rows: Row[];
  notes: string[];
  details: Record<string, KindTimes>;
}

/** Lists over 100,000 instances for somebody who sees a fortieth of them and for somebody who sees all. */
export async function benchList(database: BenchDatabase, quick: boolean): Promise<ListBench> {
  const url = await database.create('list');
  const server = await BenchServer.start({ databaseUrl: url, definitions: 'test/bench/bundle' });
  try {
    const [port] = server.ports;
    await createBenchPeople(url, organisationCount);
    await createListRows(url, port!, instances);
    const rounds = quick ? 4 : 30;
    const clerk = await connect(port!, clerkName(7));
    const auditor = await connect(port!, auditorName);
    const all: ListBench = { rows: [], notes: [], details: {} };
    await measurePerson(clerk, 'one of 40 organisations', 'ledger/reading', rounds, all);
    await measurePerson(auditor, 'everything', 'ledger/check', rounds, all);
    clerk.close();
    auditor.close();
    return all;
  } finally {
    await server.stop();
  }
}

async function measurePerson(
  client: HttpClient,
  sees: string,
  stage: string,
  rounds: number,
  { rows, notes, details }: ListBench,
): Promise<void> {
  const lists: List[] = [
    { name: 'stage list', path: `/stages?stage=${stage}&kind=stage`, tabs: ['todo', 'done'] },
    { name: 'view', path: '/views/ledgers?', tabs: ['all', 'reading', 'done'] },
  ];
  for (const list of lists) {
    const measured = await measureList(client, list, rounds);
    const label = `${list.name}, 100,000 instances, sees ${sees}`;
    rows.push(rowOf(label, measured));
    const kinds = timesByKind(measured);
    details[label] = kinds;
    const slowest = kinds.slice(0, 3).map(({ kind, p95 }) => `${kind} ${Math.round(p95)} ms`);
    notes.push(`list: slowest (p95), ${label}: ${slowest.join(', ')}`);
  }
  for (const path of ['/work', '/menu']) {
    const measured = await measureRequests(client, Array<string>(rounds).fill(path), path);
    rows.push(rowOf(`GET ${path}, 100,000 instances, sees ${sees}`, measured));
  }
}

async function measureList(client: HttpClient, { path, tabs }: List, rounds: number): Promise<Measured[]> {
  // plans and pages of the database that any list needs
  for (const tab of tabs) await client.get(`${path}&${queryText({ tab })}`);
  const measured: Measured[] = [];
  for (const { name, parameters } of listKinds) {
    const paths = Array.from({ length: rounds }, (_, n) => {
      const query = queryText({ ...parameters(n), tab: tabs[n % tabs.length]! });
      return `${path}&${query}`;
    });
    measured.push(...(await measureRequests(client, paths, name)));
  }
  return measured;
}

async function measureRequests(
  client: HttpClient,
  paths: readonly string[],
  kind: string,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const path of paths) {
    const from = performance.now();
    await client.get(path);
    measured.push({ kind, milliseconds: performance.now() - from });
  }
  return measured;
}

function rowOf(name: string, measured: readonly Measured[]): Row {
  const times = measured.map(({ milliseconds }) => milliseconds);
  return {
    part: 'list',
    name,
    unit: 'ms',
    value: median(times),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
  };
}

function timesByKind(measured: readonly Measured[]): KindTimes {
  return listKindNames(measured)
    .map((kind) => {
      const times = measured.filter((each) => each.kind === kind).map(({ milliseconds }) => milliseconds);
      return { kind, median: median(times), p95: quantile(times, 0.95) };
    })
    .sort((one, other) => other.p95 - one.p95);
}

function listKindNames(measured: readonly Measured[]): string[] {
  return [...new Set(measured.map(({ kind }) => kind))];
}

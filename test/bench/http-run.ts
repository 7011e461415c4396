import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { BarePeer } from './bare-peer.js';
import type { BenchDatabase } from './bench-database.js';
import { createBenchPeople } from './bench-people.js';
import { BenchServer } from './bench-server.js';
import { employClerks, submitAndLookUp, submitOnly, type Clerk, type LoadResult } from './completions.js';
import { difference, mapTimes, readCpuTimes, type CpuTimes } from './cpu-time.js';
import { summariseProfile, type ProfileSummary } from './cpu-profile.js';
import { Pgbench } from './pgbench.js';
import { pgbenchScript, type RecordedCompletion } from './pgbench-script.js';
import { recordCompletion } from './record-completion.js';
import { median } from './statistics.js';

const most = 32;
/** Of each server process; pgbench gets no more. */
const connections = 12;
/** Until V8 has compiled and compiled again what a completion runs, as in a server that has been up for a while. */
const warmUp = 2_000;
const ledgersPerClerk = 16;
const definitions = 'test/bench/bundle';

/** Rounds of one concurrency. */
export interface Measured {
  lookingUp: LoadResult[];
  alone: LoadResult[];
  /** Of the same statements behind `node:http` alone. */
  bare: number[];
  /** Transactions per second; empty without pgbench. */
  pgbench: number[];
}

/** One database with its servers and clerks: half of them look up their next step, half have several at hand. */
export class HttpRun {
  private constructor(
    private readonly database: BenchDatabase,
    private readonly url: string,
    private readonly server: BenchServer,
    private readonly folder: string,
    private readonly lookingUp: Clerk[],
    private readonly prepared: Clerk[],
    private readonly pgbench: Pgbench | null,
    private readonly bare: BarePeer,
    readonly completion: RecordedCompletion,
  ) {}

  static async open(database: BenchDatabase, processes: number, program: string | null): Promise<HttpRun> {
    const url = await database.create(`http_${processes}`);
    const environment = { DATABASE_POOL: String(connections) };
    const server = await BenchServer.start({ databaseUrl: url, definitions, processes, environment });
    try {
      await createBenchPeople(url, most * 2 + 1);
      const hire = (from: number, count: number, ledgers: number) =>
        employClerks(server.ports, { from, count, ledgers });
      const lookingUp = await hire(0, most, 1);
      const prepared = await hire(most, most, ledgersPerClerk);
      await submitAndLookUp(lookingUp, 3);
      for (let count = 0; count < warmUp * processes;)
        count += (await submitOnly(prepared, 3, url)).completions;
      const [recorder] = await hire(most * 2, 1, 1);
      const completion = await recordCompletion(database, url, recorder!);
      recorder!.client.close();
      const folder = await mkdtemp(path.join(os.tmpdir(), 'platform-bench-script-'));
      const pgbench = program
        ? new Pgbench(program, pgbenchScript(completion), url, completion.instance, folder)
        : null;
      const bare = await BarePeer.start(url, completion, connections, folder);
      return new HttpRun(database, url, server, folder, lookingUp, prepared, pgbench, bare, completion);
    } catch (fault) {
      await server.stop();
      throw fault;
    }
  }

  async close(): Promise<void> {
    for (const { client } of [...this.lookingUp, ...this.prepared]) client.close();
    await this.bare.stop();
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Taking turns lets a disturbance hit both sides. */
  async rounds(clients: number, rounds: number, seconds: number): Promise<Measured> {
    const measured: Measured = { lookingUp: [], alone: [], bare: [], pgbench: [] };
    for (let round = 0; round < rounds; round += 1) {
      measured.lookingUp.push(await submitAndLookUp(this.lookingUp.slice(0, clients), seconds));
      measured.alone.push(await submitOnly(this.prepared.slice(0, clients), seconds, this.url));
      measured.bare.push(await this.bare.perSecond(clients, seconds));
      if (this.pgbench) measured.pgbench.push(await this.peer(clients, seconds));
    }
    return measured;
  }

  /** Milliseconds of CPU of one completion, by who spent them; null where the system does not tell. */
  async cpuPerCompletion(clients: number, rounds: number, seconds: number): Promise<CpuTimes | null> {
    return this.cpuPer(rounds, async () => {
      const clerks = this.prepared.slice(0, clients);
      return (await submitOnly(clerks, seconds, this.url)).completions;
    });
  }

  /** The same for pgbench's transaction; of interest is PostgreSQL's part. */
  async cpuPerTransaction(clients: number, rounds: number, seconds: number): Promise<CpuTimes | null> {
    if (!this.pgbench) return null;
    return this.cpuPer(rounds, async () => (await this.peer(clients, seconds)) * seconds);
  }

  /** pgbench over as many connections as the servers may open. */
  private peer(clients: number, seconds: number): Promise<number> {
    return this.pgbench!.perSecond(Math.min(clients, connections * this.server.ports.length), seconds);
  }

  /** Median over rounds: now and then PostgreSQL tidies up after all of them in one. */
  private async cpuPer(rounds: number, work: () => Promise<number>): Promise<CpuTimes | null> {
    const measured: CpuTimes[] = [];
    for (let round = 0; round < rounds; round += 1) {
      let count = 0;
      const used = await this.cpuOf(async () => {
        count = await work();
      });
      if (!used) return null;
      measured.push(mapTimes((part) => (used[part] * 1_000) / count));
    }
    return mapTimes((part) => median(measured.map((times) => times[part])));
  }

  private async cpuOf(work: () => Promise<void>): Promise<CpuTimes | null> {
    const read = async (): Promise<CpuTimes | null> =>
      readCpuTimes(this.server.processIds, await this.database.processId());
    const before = await read();
    await work();
    const after = await read();
    return before && after && difference(after, before);
  }

  /** Main thread of the first server process under load. */
  async profile(clients: number, seconds: number): Promise<ProfileSummary> {
    const profile = await this.server.profile(async () => {
      await submitOnly(this.prepared.slice(0, clients), seconds, this.url);
    });
    return summariseProfile(profile);
  }
}

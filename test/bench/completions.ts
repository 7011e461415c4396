import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { clerkName, connect } from './bench-people.js';
import type { HttpClient } from './http-client.js';
import { median, quantile } from './statistics.js';

/** Somebody who records readings, one after the other. */
export interface Clerk {
  username: string;
  client: HttpClient;
  formVersion: string;
  /** Keys of open steps, for clerks that do not ask for the next one. */
  keys: string[];
}

export interface LoadResult {
  perSecond: number;
  /** Milliseconds of the submissions alone. */
  median: number;
  p95: number;
  p99: number;
  completions: number;
}

export const reading = {
  day: '2026-11-20',
  meterNo: 'SB-2026-004417',
  kind: 'home',
  address: '示例市示例区示例街道建设路188号3单元1203室',
  phone: '13800000000',
  previous: 1204,
  current: 1236,
  price: '4.09',
  remark: '表井有积水，已请站内抽排；表盘清晰，读数与上月相比用量正常。',
  last: false,
};

/** Logs clerks in and gives each some open ledgers. Clerks are spread over the server processes. */
export async function employClerks(
  ports: readonly number[],
  { from, count, ledgers }: { from: number; count: number; ledgers: number },
): Promise<Clerk[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const username = clerkName(from + index);
      const client = await connect(ports[index % ports.length]!, username);
      const version = await formVersionOf(client, 'start~ledger');
      for (let ledger = 0; ledger < ledgers; ledger += 1) {
        const data = { code: `TZ-${username}-${ledger}`, name: '示例用户甲', kind: 'home' };
        await submit(client, 'start~ledger', version, data);
      }
      return { username, client, formVersion: await formVersionOf(client, await firstKey(client)), keys: [] };
    }),
  );
}

/** Submits a reading and reads the own work list for the next key, as a person's browser would at the least. */
export async function submitAndLookUp(clerks: readonly Clerk[], seconds: number): Promise<LoadResult> {
  const keys = await Promise.all(clerks.map(({ client }) => firstKey(client)));
  return load(clerks, seconds, async (clerk, index, time) => {
    await time(() => submitReading(clerk, keys[index]!));
    keys[index] = await firstKey(clerk.client);
  });
}

/** Submissions alone: keys of the next steps come from the database, one small query for many submissions. */
export async function submitOnly(
  clerks: readonly Clerk[],
  seconds: number,
  databaseUrl: string,
): Promise<LoadResult> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  try {
    return await load(clerks, seconds, async (clerk, _, time) => {
      if (clerk.keys.length === 0) clerk.keys = await openKeys(pool, clerk.username);
      await time(() => submitReading(clerk, clerk.keys.pop()!));
    });
  } finally {
    await pool.end();
  }
}

/** Completes the step that `key` names with a reading. */
export function submitReading({ client, formVersion }: Clerk, key: string, command?: string): Promise<void> {
  return submit(client, key, formVersion, reading, command);
}

async function load(
  clerks: readonly Clerk[],
  seconds: number,
  step: (clerk: Clerk, index: number, time: (work: () => Promise<void>) => Promise<void>) => Promise<void>,
): Promise<LoadResult> {
  const durations: number[] = [];
  const time = async (work: () => Promise<void>): Promise<void> => {
    const from = performance.now();
    await work();
    durations.push(performance.now() - from);
  };
  const started = performance.now();
  const end = started + seconds * 1_000;
  await Promise.all(
    clerks.map(async (clerk, index) => {
      while (performance.now() < end) await step(clerk, index, time);
    }),
  );
  const elapsed = (performance.now() - started) / 1_000;
  return {
    perSecond: durations.length / elapsed,
    median: median(durations),
    p95: quantile(durations, 0.95),
    p99: quantile(durations, 0.99),
    completions: durations.length,
  };
}

/** @throws unless it is accepted */
export async function submit(
  client: HttpClient,
  key: string,
  formVersion: string,
  data: object,
  command: string = randomUUID(),
): Promise<void> {
  const body = { data, formVersion, acceptedWarnings: [] };
  const { status, text } = await client.send('POST', `/work/${key}/submit`, body, command);
  if (status !== 201) throw new Error(`Expected ${key} to be completed, but ${status}: ${text}`);
}

export async function formVersionOf(client: HttpClient, key: string): Promise<string> {
  return (await client.get<{ form: { version: string } }>(`/work/${key}`)).form.version;
}

export async function firstKey(client: HttpClient): Promise<string> {
  const { items } = await client.get<{ items: { key: string }[] }>('/work');
  if (!items[0]) throw new Error('Expected an open step in the work list');
  return items[0].key;
}

async function openKeys(pool: pg.Pool, username: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'open-keys',
    text: `SELECT t.id FROM tasks t JOIN people p ON p.organisation_id = t.organisation_id
            WHERE t.status = 'open' AND p.username = $1`,
    values: [username],
  });
  return rows.map(({ id }) => `task~${id}`);
}

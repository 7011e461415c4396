import { spawn, type ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import {
  placeFor,
  readOrCreatePassword,
  serverAccount,
  stateFolder,
  type Account,
} from './postgres-account.js';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.js';
import { createCluster, endLeftover, exists, serverEnvironment } from './postgres-cluster.js';

const startAttempts = 8;

export interface EmbeddedPostgresOptions {
  /** Everything of this database lives here, unless the account that runs PostgreSQL cannot reach it. */
  folder: string;
  database: string;
  /** More `-c name=value` settings. */
  settings?: Record<string, string>;
  say?: (line: string) => void;
}

/**
 * A PostgreSQL server of our own, from the binaries that npm installed. Life: `start` creates the cluster once,
 * ends a server that a killed process left behind, starts and waits until it answers; `stop` shuts it down.
 * PostgreSQL refuses to run as root, so root runs it as the account `postgres`, in places which that account can reach.
 */
export class EmbeddedPostgres {
  private constructor(
    readonly url: string,
    private readonly server: ChildProcess,
  ) {}

  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const account = await serverAccount();
    const place = await placeFor(options.folder, account);
    const binaries = await findPostgresBinaries(account.uid !== undefined, stateFolder);
    const password = await readOrCreatePassword(place, account);
    const cluster = path.join(place, 'cluster');
    if (!(await exists(path.join(cluster, 'PG_VERSION')))) {
      options.say?.('首次启动，正在创建数据库…');
      await createCluster(binaries, cluster, place, account);
    }
    await endLeftover(cluster);
    const { server, port } = await startServer(binaries, cluster, place, account, password, options);
    const url = (database: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
    await createDatabase(url('postgres'), options.database);
    return new EmbeddedPostgres(url(options.database), server);
  }

  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  async stop(): Promise<void> {
    if (hasExited(this.server)) return;
    const exited = new Promise<void>((resolve) => this.server.once('exit', () => resolve()));
    this.server.kill('SIGINT');
    const late = setTimeout(() => this.server.kill('SIGQUIT'), 15_000);
    await exited;
    clearTimeout(late);
  }
}

async function startServer(
  binaries: PostgresBinaries,
  cluster: string,
  place: string,
  account: Account,
  password: string,
  options: EmbeddedPostgresOptions,
): Promise<{ server: ChildProcess; port: number }> {
  const logFile = path.join(place, 'server.log');
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const server = await spawnServer(binaries, cluster, logFile, port, account, options.settings ?? {});
    if (await answers(server, port, password)) {
      process.once('exit', () => server.kill('SIGINT'));
      return { server, port };
    }
    server.kill('SIGQUIT');
    if (attempt === startAttempts) throw new Error(`内置数据库无法启动，详见 ${logFile}。`);
    // after a kill the old server may still be dying
    await pause(200 * attempt);
  }
}

async function spawnServer(
  binaries: PostgresBinaries,
  cluster: string,
  logFile: string,
  port: number,
  account: Account,
  more: Record<string, string>,
): Promise<ChildProcess> {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '120',
    jit: 'off',
    lc_messages: 'C',
    ...more,
  };
  const log = await open(logFile, 'w', 0o600);
  const server = spawn(
    binaries.postgres,
    [
      '-D',
      cluster,
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    // detached: Ctrl-C in the terminal must reach us, not the database under us
    { ...account, cwd: cluster, detached: true, stdio: ['ignore', log.fd, log.fd], env: serverEnvironment() },
  );
  server.on('error', () => undefined);
  server.unref();
  await log.close();
  return server;
}

async function answers(server: ChildProcess, port: number, password: string): Promise<boolean> {
  for (let waited = 0; waited < 30_000 && !hasExited(server); waited += 50) {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password,
      database: 'postgres',
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await pause(50);
    }
  }
  return false;
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function hasExited(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null || server.pid === undefined;
}

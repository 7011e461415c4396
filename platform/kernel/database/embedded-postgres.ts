import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { findPostgresBinaries, isOpenToAll, type PostgresBinaries } from './postgres-binaries.js';

const run = promisify(execFile);
const stateFolder = '/var/lib/form-workflow-platform';
const startAttempts = 8;

interface Account {
  uid?: number;
  gid?: number;
}

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

async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const read = async (): Promise<Account> => ({
    uid: Number((await run('id', ['-u', 'postgres'])).stdout),
    gid: Number((await run('id', ['-g', 'postgres'])).stdout),
  });
  try {
    return await read();
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).catch(
      (cause: unknown) => {
        throw new Error(
          '以 root 启动时需要系统账户 postgres，但创建失败；请改用普通用户启动，或先创建该账户。',
          { cause },
        );
      },
    );
    return read();
  }
}

/** The folder asked for, or one below /var/lib that belongs to it, when the server's account cannot enter it. */
async function placeFor(folder: string, account: Account): Promise<string> {
  await mkdir(folder, { recursive: true });
  let place = folder;
  if (account.uid !== undefined) {
    const parentIsOpen = await isOpenToAll(path.dirname(folder));
    if (!parentIsOpen) {
      place = path.join(stateFolder, createHash('sha256').update(folder).digest('hex').slice(0, 16));
      await mkdir(place, { recursive: true });
      await chmod(stateFolder, 0o755);
    }
    await chown(place, account.uid, account.gid!);
  }
  await chmod(place, 0o700);
  return place;
}

async function readOrCreatePassword(place: string, account: Account): Promise<string> {
  const file = path.join(place, 'password');
  const existing = await readFile(file, 'utf8').catch(() => null);
  if (existing) return existing.trim();
  const password = randomBytes(18).toString('hex');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  if (account.uid !== undefined) await chown(file, account.uid, account.gid!);
  return password;
}

/** Made beside its final place and then renamed: an interrupted first start leaves no half cluster. */
async function createCluster(
  binaries: PostgresBinaries,
  cluster: string,
  place: string,
  account: Account,
): Promise<void> {
  const unfinished = `${cluster}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await run(
    binaries.initdb,
    [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${path.join(place, 'password')}`,
      '--encoding=UTF8',
      // PostgreSQL's own locale: the same on every machine, whatever is installed there
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
    ],
    { ...account, cwd: place, env: serverEnvironment() },
  );
  await rename(unfinished, cluster);
}

/** The server of a killed process may still run on this cluster: it is asked to shut down, since we own the folder. */
async function endLeftover(cluster: string): Promise<void> {
  // it takes the file away as its last act
  const file = path.join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid || !(await isPostgres(pid))) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 15_000 && (await exists(file)); waited += 50) await pause(50);
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}

async function isPostgres(pid: number): Promise<boolean> {
  if (os.platform() === 'win32') return false;
  const answer = await run('ps', ['-o', 'args=', '-p', String(pid)]).catch(() => null);
  if (answer) return answer.stdout.includes('postgres');
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return commandLine.includes('postgres');
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

function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

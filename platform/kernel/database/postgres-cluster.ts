import { execFile } from 'node:child_process';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Account } from './postgres-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';

const run = promisify(execFile);

/** Made beside its final place and then renamed: an interrupted first start leaves no half cluster. */
export async function createCluster(
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
export async function endLeftover(cluster: string): Promise<void> {
  // it takes the file away as its last act
  const file = path.join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid || !(await isPostgres(pid))) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 15_000 && (await exists(file)); waited += 50) await pause(50);
}

export async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}

async function isPostgres(pid: number): Promise<boolean> {
  if (os.platform() === 'win32') return false;
  const answer = await run('ps', ['-o', 'args=', '-p', String(pid)]).catch(() => null);
  if (answer) return answer.stdout.includes('postgres');
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return commandLine.includes('postgres');
}

/** Nothing of ours that PostgreSQL would take for its own settings. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

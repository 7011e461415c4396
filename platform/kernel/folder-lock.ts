import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createWhole } from './create-whole.js';

interface Owner {
  pid: number;
  /** Where it answers; empty while it starts. */
  url: string;
}

/** Somebody else's server works in this data folder. */
export class FolderTaken extends Error {
  constructor(readonly owner: Owner) {
    super(
      `服务已在运行（进程 ${owner.pid}${owner.url ? `，地址 ${owner.url}` : '，正在启动'}）。请勿重复启动；要重新启动，请先停止它。`,
    );
  }
}

/** One server for one data folder: an embedded database must never be started twice on its files. */
export class FolderLock {
  private constructor(
    private readonly file: string,
    private owner: Owner,
  ) {}

  /** @throws FolderTaken */
  static async take(folder: string): Promise<FolderLock> {
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, 'server.json');
    const lock = new FolderLock(file, { pid: process.pid, url: '' });
    while (!(await createWhole(file, JSON.stringify(lock.owner)))) {
      const note = await readNote(file);
      if (typeof note === 'object') throw new FolderTaken(note);
      if (note === 'left') await clearLeft(file);
    }
    return lock;
  }

  async announce(url: string): Promise<void> {
    this.owner = { ...this.owner, url };
    const next = `${this.file}.${randomUUID()}`;
    await writeFile(next, JSON.stringify(this.owner));
    await rename(next, this.file);
  }

  async release(): Promise<void> {
    await rm(this.file, { force: true });
  }
}

/** Whose note it is: of somebody who lives, of nobody any more (`left`), or there is none. */
async function readNote(file: string): Promise<Owner | 'left' | 'none'> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return 'none';
    throw fault;
  }
  const owner = ownerOf(text);
  return owner && (await isServer(owner.pid)) ? owner : 'left';
}

function ownerOf(text: string): Owner | null {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return null;
  }
}

const pauseMilliseconds = 10;

/**
 * Takes away what a killed server has left. One process at a time does so, and looks again before: else it could be what
 * another one has put there meanwhile.
 */
async function clearLeft(file: string): Promise<void> {
  const guard = `${file}.clearing`;
  const own: Owner = { pid: process.pid, url: '' };
  if (await createWhole(guard, JSON.stringify(own))) {
    try {
      if ((await readNote(file)) === 'left') await rm(file);
    } finally {
      await rm(guard, { force: true });
    }
    return;
  }
  // of several that find a guard left behind, which takes a second crash at the right moment, two may go on at once
  if ((await readNote(guard)) === 'left') await rm(guard, { force: true });
  else await pause(pauseMilliseconds);
}

/** Whether the process lives and is one of Node: after a restart its number may belong to anything. */
async function isServer(pid: number): Promise<boolean> {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  if (commandLine !== null) return commandLine.includes('node');
  const listed = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => null);
  return listed ? listed.stdout.includes('node') : true;
}

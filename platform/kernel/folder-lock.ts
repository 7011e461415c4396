import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
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
    for (;;) {
      if (await createWhole(file, JSON.stringify(lock.owner))) return lock;
      const left = await textOf(file);
      const owner = ownerOf(left);
      if (owner && (await isServer(owner.pid))) throw new FolderTaken(owner);
      await clear(file, left);
    }
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

const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');

function ownerOf(text: string): Owner | null {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return null;
  }
}

/** Takes away what was read as `left`; what another process has put there since goes back. */
async function clear(file: string, left: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw fault;
  }
  const taken = await textOf(aside);
  if (taken !== left) await createWhole(file, taken);
  await rm(aside, { force: true });
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

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

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
      try {
        await writeFile(file, JSON.stringify(lock.owner), { flag: 'wx' });
        return lock;
      } catch (fault) {
        if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
      }
      const owner = await readOwner(file);
      if (owner && (await isServer(owner.pid))) throw new FolderTaken(owner);
      await rm(file, { force: true });
    }
  }

  async announce(url: string): Promise<void> {
    this.owner = { ...this.owner, url };
    await writeFile(this.file, JSON.stringify(this.owner));
  }

  async release(): Promise<void> {
    await rm(this.file, { force: true });
  }
}

async function readOwner(file: string): Promise<Owner | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return null;
  }
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

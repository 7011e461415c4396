import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { FolderLock, FolderTaken } from '../../../platform/kernel/index.js';

const newFolder = (): Promise<string> => mkdtemp(path.join(os.tmpdir(), 'lock-'));

describe('folder lock', () => {
  it('is free again once released', async () => {
    const folder = await newFolder();
    const lock = await FolderLock.take(folder);
    await lock.release();
    await (await FolderLock.take(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a second server, and says where the first one is', async () => {
    const folder = await newFolder();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      await writeFile(
        path.join(folder, 'server.json'),
        JSON.stringify({ pid: other.pid, url: 'http://localhost:8080' }),
      );
      await expect(FolderLock.take(folder)).rejects.toThrow(FolderTaken);
      await expect(FolderLock.take(folder)).rejects.toThrow('地址 http://localhost:8080');
    } finally {
      other.kill();
      await once(other, 'exit');
    }
    await (await FolderLock.take(folder)).release();
  });

  it.each(['', 'no json', '{"pid":999999999,"url":""}'])(
    'takes over what a killed server left: %j',
    async (left) => {
      const folder = await newFolder();
      await writeFile(path.join(folder, 'server.json'), left);
      await (await FolderLock.take(folder)).release();
    },
  );
});

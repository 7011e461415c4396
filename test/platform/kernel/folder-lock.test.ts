import { spawn, type ChildProcess } from 'node:child_process';
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

  it('is taken by one of several that start together where a killed server has left its note', async () => {
    const others = Array.from({ length: 4 }, otherProcess);
    try {
      await Promise.all(others.map((other) => once(other, 'message')));
      for (let round = 0; round < 40; round += 1) {
        const folder = await newFolder();
        await writeFile(path.join(folder, 'server.json'), '{"pid":999999999,"url":""}');
        const answers = Promise.all(others.map((other) => once(other, 'message')));
        for (const other of others) other.send(folder);
        const words = (await answers).map(([word]) => word as string);
        expect(words.sort()).toEqual(['FolderTaken', 'FolderTaken', 'FolderTaken', 'taken']);
        expect(await readdir(folder)).toEqual(['server.json']);
      }
    } finally {
      for (const other of others) other.kill();
    }
  }, 60_000);

  it.each(['{"pid":999999999,"url":""}', 'no json'])(
    'is taken over also where a server was killed while it took over: %j',
    async (left) => {
      const folder = await newFolder();
      for (const file of ['server.json', 'server.json.clearing'])
        await writeFile(path.join(folder, file), left);
      await (await FolderLock.take(folder)).release();
      expect(await readdir(folder)).toEqual([]);
    },
  );
});

/** Says that it is ready, takes the folders that it is told to, says how that went, and stays. */
function otherProcess(): ChildProcess {
  const script = `
    import { FolderLock } from ${JSON.stringify(path.resolve('platform/kernel/index.ts'))};
    process.on('message', (folder) => FolderLock.take(folder).then(
      () => process.send('taken'), (fault) => process.send(fault.constructor.name)));
    process.send('ready');`;
  const loader = ['--import', path.resolve('test/support/typescript.mjs'), '--input-type=module'];
  return spawn(process.execPath, [...loader, '-e', script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

import { mkdtemp, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { FileStorage } from '../../../platform/files/index.js';
import { sha256 } from '../../../platform/kernel/index.js';

/** What every storage driver must do. */
export function describeFileStorage(name: string, open: () => Promise<FileStorage>): void {
  describe(name, () => {
    let storage: FileStorage;
    let folder: string;
    beforeAll(async () => {
      storage = await open();
      folder = await mkdtemp(path.join(os.tmpdir(), 'storage-'));
    });
    const localFile = async (content: string): Promise<string> => {
      const file = path.join(folder, sha256(content + String(Math.random())));
      await writeFile(file, content);
      return file;
    };

    it('keeps content and gives it back', async () => {
      const file = await localFile('水泵');
      await storage.keep(file, sha256('水泵'));
      expect(await text(await storage.read(sha256('水泵')))).toBe('水泵');
      await expect(stat(file)).rejects.toThrow('ENOENT');
    });

    it('keeps the same content once, also when it comes twice at a time', async () => {
      const files = await Promise.all([localFile('阀'), localFile('阀'), localFile('阀')]);
      await Promise.all(files.map((file) => storage.keep(file, sha256('阀'))));
      expect(await text(await storage.read(sha256('阀')))).toBe('阀');
      for (const file of files) await expect(stat(file)).rejects.toThrow('ENOENT');
    });

    it('throws for content that it does not have', async () => {
      await expect(storage.read(sha256('nothing'))).rejects.toThrow();
    });

    it('takes nothing but a hash for a place', async () => {
      await expect(storage.read('../../keys/sealing.key')).rejects.toThrow('Expected a SHA-256');
    });
  });
}

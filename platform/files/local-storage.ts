import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Config } from '../kernel/index.js';
import { FileStorage } from './file-storage.js';

/** Files on the local disk: `<data folder>/files/ab/<sha256>`. */
@Injectable()
export class LocalStorage extends FileStorage {
  private readonly folder: string;

  constructor(config: Config) {
    super();
    this.folder = path.join(config.dataFolder, 'files');
  }

  override async keep(localFile: string, sha256: string): Promise<void> {
    const place = this.placeOf(sha256);
    if (await stat(place).catch(() => null)) return rm(localFile, { force: true });
    await mkdir(path.dirname(place), { recursive: true });
    await flush(localFile);
    await rename(localFile, place);
  }

  override async read(sha256: string): Promise<Readable> {
    const place = this.placeOf(sha256);
    await stat(place);
    return createReadStream(place);
  }

  private placeOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`Expected a SHA-256 in hex, but found ${sha256}`);
    return path.join(this.folder, sha256.slice(0, 2), sha256);
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

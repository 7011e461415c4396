import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface ReceivedFile {
  /** A finished local file; whoever receives it moves or removes it. */
  place: string;
  size: number;
  sha256: string;
}

/** Writes a stream to a file of its own below `folder`, and says what came. */
export async function receiveFile(stream: Readable, folder: string): Promise<ReceivedFile> {
  await mkdir(folder, { recursive: true });
  const place = path.join(folder, randomUUID());
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(stream, measure, createWriteStream(place, { flags: 'wx' }));
  return { place, size, sha256: hash.digest('hex') };
}

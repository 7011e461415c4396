import type { Readable } from 'node:stream';

/**
 * Where the content of files is kept, by its SHA-256: the same content is kept once. A driver beside the default must pass
 * `test/platform/files/file-storage.contract.ts`.
 */
export abstract class FileStorage {
  /** Takes over a finished local file; afterwards it is durable under `sha256` and the local file is gone. */
  abstract keep(localFile: string, sha256: string): Promise<void>;
  /** @throws when there is no such content */
  abstract read(sha256: string): Promise<Readable>;
}

import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { fileKinds, isOfKind, kindNames, kindOfType, type StoredFile } from '../forms/index.js';
import type { Actor, PersonActor } from '../identity/index.js';
import { Config, refuse, type FileRef } from '../kernel/index.js';
import { cleanFileName } from './file-name.js';
import { FileStorage } from './file-storage.js';
import { FileUses } from './file-uses.js';
import { inspectContent } from './inspect-content.js';
import { receiveFile, type ReceivedFile } from './receive-file.js';
import { UploadRepository } from './upload-repository.js';

export interface UploadLimits {
  /** Kinds by name (`pdf`); null = every kind that some file class may name. */
  types: readonly string[] | null;
  /** MB of 1024 × 1024 bytes. */
  maxSize: number;
}

/** No field can ask for more. */
export const largestFile = 200;

@Injectable()
export class FileService {
  constructor(
    private readonly config: Config,
    private readonly storage: FileStorage,
    private readonly uploads: UploadRepository,
    private readonly uses: FileUses,
  ) {}

  /**
   * Checks and keeps a file that somebody uploads.
   * @throws Refusal `file-empty`, `file-too-large`, `file-type-forbidden`, `file-encrypted`, `file-damaged`
   */
  async store(
    given: { name: string; content: Readable & { truncated?: boolean } },
    actor: PersonActor,
    limits: UploadLimits = { types: null, maxSize: largestFile },
  ): Promise<FileRef> {
    const name = cleanFileName(given.name);
    const received = await receiveFile(given.content, path.join(this.config.dataFolder, 'files', 'incoming'));
    try {
      const tooLarge = received.size > limits.maxSize * 1024 * 1024 || given.content.truncated === true;
      if (tooLarge) throw refuse('file-too-large', { name, limit: limits.maxSize });
      const type = await acceptedType(name, received, limits.types);
      await this.storage.keep(received.place, received.sha256);
      const { size, sha256 } = received;
      return await this.uploads.add({ name, size, type, sha256 }, actor);
    } finally {
      await rm(received.place, { force: true });
    }
  }

  /** @throws Refusal `not-found`, also for what the actor may not read */
  async open(id: string, actor: Actor): Promise<{ file: StoredFile; content: Readable }> {
    const file = (await this.uploads.find([id], actor)).get(id);
    if (!file || !(file.own || (await this.uses.mayRead(id, actor)))) throw refuse('not-found');
    return { file, content: await this.storage.read(file.sha256) };
  }
}

async function acceptedType(
  name: string,
  { place, size }: ReceivedFile,
  types: readonly string[] | null,
): Promise<string> {
  if (size === 0) throw refuse('file-empty', { name });
  const { type, encrypted, damaged } = await inspectContent(place);
  const kinds = types ?? Object.keys(fileKinds);
  if (encrypted) throw refuse('file-encrypted', { name });
  if (type === null || !isOfKind(type, kinds)) {
    const found = type === null ? '无法识别的类型' : kindOfType(type);
    throw refuse('file-type-forbidden', { name, found, allowed: kindNames(kinds) });
  }
  if (damaged) throw refuse('file-damaged', { name });
  return type;
}

import type { Actor } from '../identity/index.js';
import type { Transaction } from '../kernel/index.js';

export interface StoredFile {
  id: string;
  name: string;
  /** bytes */
  size: number;
  /** MIME type found in the content. */
  type: string;
  sha256: string;
  /** Uploaded by the actor or the actor's organisation. */
  own: boolean;
}

/** Finds uploads that a submission names. The capability `files` implements it. */
export abstract class FileSource {
  abstract find(ids: readonly string[], actor: Actor, tx?: Transaction): Promise<Map<string, StoredFile>>;
}

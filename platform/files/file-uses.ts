import { Injectable } from '@nestjs/common';
import type { Actor } from '../identity/index.js';
import { Sql, type Explain, type Transaction } from '../kernel/index.js';

export type UseKind = 'instance' | 'record';
/** Submitted data may hold anything; only the id of an upload has this form. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the actor may read the place of the instance or record that names the file. */
export type UseReader = (ownerId: string, fileId: string, actor: Actor) => Promise<boolean>;

/**
 * Which instances and records name a file: whoever may read such a place may read the file. Capabilities above add a use
 * when they store data, and register how reading is decided.
 */
@Injectable()
export class FileUses {
  private readonly readers = new Map<UseKind, UseReader>();

  constructor(private readonly sql: Sql) {}

  register(kind: UseKind, reader: UseReader): void {
    this.readers.set(kind, reader);
  }

  /** @param late see `Sql.write` */
  async add(
    kind: UseKind,
    ownerId: string,
    fileIds: readonly string[],
    tx?: Transaction,
    late?: Explain,
  ): Promise<void> {
    const uploads = fileIds.filter((id) => uuid.test(id));
    if (uploads.length === 0) return;
    await this.sql.write(
      `INSERT INTO upload_uses (upload_id, kind, owner_id)
       SELECT u.id, $1, $2 FROM uploads u WHERE u.id = ANY ($3::uuid[])
       ON CONFLICT DO NOTHING`,
      [kind, ownerId, uploads],
      tx,
      late,
    );
  }

  async mayRead(fileId: string, actor: Actor): Promise<boolean> {
    const uses = await this.sql.query<{ kind: UseKind; owner_id: string }>(
      'SELECT kind, owner_id FROM upload_uses WHERE upload_id = $1',
      [fileId],
    );
    for (const { kind, owner_id: ownerId } of uses) {
      if (await this.readers.get(kind)?.(ownerId, fileId, actor)) return true;
    }
    return false;
  }
}

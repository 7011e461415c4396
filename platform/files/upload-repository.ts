import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FileSource, type StoredFile } from '../forms/index.js';
import type { Actor, PersonActor } from '../identity/index.js';
import { Clock, Sealer, Sql, type FileRef, type Transaction } from '../kernel/index.js';

interface UploadRow {
  id: string;
  sha256: string;
  size: string;
  type: string;
  name_sealed: Uint8Array;
  organisation_id: string | null;
  person_id: string | null;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What was uploaded by whom. Names are sealed: they can tell as much as the content. */
@Injectable()
export class UploadRepository extends FileSource {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {
    super();
  }

  async add(file: Omit<FileRef, 'id'>, actor: PersonActor): Promise<FileRef> {
    const id = randomUUID();
    await this.sql.query(
      `INSERT INTO uploads (id, sha256, size, type, name_sealed, organisation_id, person_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        id,
        file.sha256,
        file.size,
        file.type,
        this.sealer.seal(file.name),
        actor.organisation?.id ?? null,
        actor.person.id,
        this.clock.now(),
      ],
    );
    return { id, ...file };
  }

  override async find(
    ids: readonly string[],
    actor: Actor,
    tx?: Transaction,
  ): Promise<Map<string, StoredFile>> {
    const rows = await this.sql.prepared<UploadRow>(
      'SELECT * FROM uploads WHERE id = ANY ($1::uuid[])',
      [ids.filter((id) => uuid.test(id))],
      tx,
    );
    return new Map(rows.map((row) => [row.id, this.toFile(row, actor)]));
  }

  private toFile(row: UploadRow, { person, organisation }: Actor): StoredFile {
    const { id, sha256, size, type, name_sealed: name } = row;
    const own =
      (organisation !== null && organisation.id === row.organisation_id) ||
      (person !== null && person.id === row.person_id);
    return { id, name: this.sealer.open<string>(name), size: Number(size), type, sha256, own };
  }
}

import { Injectable } from '@nestjs/common';
import { Clock, Sealer, Sql } from '../kernel/index.js';
import type { Variables } from '../engine/index.js';
import type { PersonActor } from '../identity/index.js';

export interface Draft {
  data: Variables;
  formVersion: string;
  explicit: boolean;
  savedAt: string;
  by: { id: string; name: string };
}

/** What an organisation has typed into a piece of work so far; always stored encrypted. */
@Injectable()
export class Drafts {
  constructor(
    private readonly sql: Sql,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  async find(key: string, organisationId: string): Promise<Draft | null> {
    const [row] = await this.sql.query<DraftRow>(
      `SELECT d.data_sealed, d.form_version, d.explicit, d.saved_at, d.saved_by, p.name
         FROM drafts d JOIN people p ON p.id = d.saved_by WHERE d.key = $1 AND d.organisation_id = $2`,
      [key, organisationId],
    );
    if (!row) return null;
    return {
      data: this.sealer.open<Variables>(row.data_sealed),
      formVersion: row.form_version,
      explicit: row.explicit,
      savedAt: this.clock.format(row.saved_at),
      by: { id: row.saved_by, name: row.name },
    };
  }

  /** An explicit draft stays explicit when it saves itself later. */
  async save(
    key: string,
    actor: PersonActor,
    draft: Pick<Draft, 'data' | 'formVersion' | 'explicit'>,
  ): Promise<string> {
    const savedAt = this.clock.iso();
    await this.sql.query(
      `INSERT INTO drafts (key, organisation_id, data_sealed, form_version, explicit, saved_by, saved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (key, organisation_id) DO UPDATE SET data_sealed = excluded.data_sealed,
         form_version = excluded.form_version, explicit = drafts.explicit OR excluded.explicit,
         saved_by = excluded.saved_by, saved_at = excluded.saved_at`,
      [
        key,
        draftOwner(actor),
        this.sealer.seal(draft.data),
        draft.formVersion,
        draft.explicit,
        actor.person.id,
        savedAt,
      ],
    );
    return savedAt;
  }

  async discard(key: string, actor: PersonActor): Promise<void> {
    await this.sql.query('DELETE FROM drafts WHERE key = $1 AND organisation_id = $2', [
      key,
      draftOwner(actor),
    ]);
  }
}

/** Colleagues share a draft; somebody without an organisation has it alone. */
export function draftOwner(actor: PersonActor): string {
  return actor.organisation?.id ?? actor.person.id;
}

interface DraftRow {
  data_sealed: Buffer;
  form_version: string;
  explicit: boolean;
  saved_at: Date;
  saved_by: string;
  name: string;
}

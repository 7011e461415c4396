import { Injectable } from '@nestjs/common';
import { Sql, type Completed, type Transaction } from '../kernel/index.js';

export interface CommandKey {
  key: string;
  personId: string;
}

/** Answers already given, by the key that a browser sends with a submission: the same click twice is one command. */
@Injectable()
export class Idempotency {
  constructor(private readonly sql: Sql) {}

  async answerOf({ key, personId }: CommandKey, tx?: Transaction): Promise<Completed | null> {
    const [row] = await this.sql.prepared<{ response: Completed }>(
      'SELECT response FROM idempotency WHERE key = $1::uuid AND person_id = $2::uuid',
      [key, personId],
      tx,
    );
    return row?.response ?? null;
  }
}

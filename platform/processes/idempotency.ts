import { Injectable } from '@nestjs/common';
import { Clock, Sealer, Sql, type Completed, type Transaction } from '../kernel/index.js';

export interface CommandKey {
  key: string;
  personId: string;
}

const keptMilliseconds = 7 * 86_400_000;

type StoredAnswer = { answer: Completed } | { sealed: string };

/** Answers already given, by the key that a browser sends with a submission: the same click twice is one command. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly sql: Sql,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  /** An answer as it is stored: it may tell of a sealed instance, and is encrypted then. */
  store(answer: Completed, sealed: boolean): StoredAnswer {
    return sealed ? { sealed: this.sealer.seal(answer).toString('base64') } : { answer };
  }

  async answerOf({ key, personId }: CommandKey, tx?: Transaction): Promise<Completed | null> {
    const [row] = await this.sql.prepared<{ response: StoredAnswer }>(
      'SELECT response FROM idempotency WHERE key = $1::uuid AND person_id = $2::uuid',
      [key, personId],
      tx,
    );
    if (!row) return null;
    const { response } = row;
    return 'answer' in response
      ? response.answer
      : this.sealer.open<Completed>(Buffer.from(response.sealed, 'base64'));
  }

  /** Nobody sends a submission again after days. */
  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptMilliseconds);
    await this.sql.query('DELETE FROM idempotency WHERE created_at < $1', [before]);
  }
}

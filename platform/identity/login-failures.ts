import { Injectable } from '@nestjs/common';
import { Clock, Sql } from '../kernel/index.js';

export const allowedFailures = 5;
export const lockMinutes = 30;

/**
 * Counts wrong passwords by the name that was typed, whether or not somebody has it.
 * An attempt is counted before the password is looked at, so that many at once cannot pass the limit.
 */
@Injectable()
export class LoginFailures {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  /** @returns how many tries are left after this one, or until when the name is locked */
  async countAttempt(username: string): Promise<{ left: number } | { lockedUntil: Date }> {
    const now = this.clock.now();
    const [row] = await this.sql.query<{ failures: number; locked_until: Date | null }>(
      `INSERT INTO login_failures AS f (username, failures, last_at) VALUES ($1, 1, $2)
       ON CONFLICT (username) DO UPDATE SET
         failures = CASE WHEN f.locked_until > $2 THEN f.failures
                         WHEN f.last_at < $3 OR f.locked_until IS NOT NULL THEN 1
                         ELSE f.failures + 1 END,
         locked_until = CASE WHEN f.locked_until > $2 THEN f.locked_until
                             WHEN f.locked_until IS NULL AND f.last_at >= $3 AND f.failures >= $4 THEN $5::timestamptz END,
         last_at = $2
       RETURNING failures, locked_until`,
      [username, now, minutesAfter(now, -lockMinutes), allowedFailures, minutesAfter(now, lockMinutes)],
    );
    if (row!.locked_until) return { lockedUntil: row!.locked_until };
    return { left: Math.max(0, allowedFailures - row!.failures) };
  }

  async lock(username: string): Promise<Date> {
    const until = minutesAfter(this.clock.now(), lockMinutes);
    await this.sql.query('UPDATE login_failures SET locked_until = $2 WHERE username = $1', [
      username,
      until,
    ]);
    return until;
  }

  async forget(username: string): Promise<void> {
    const yesterday = minutesAfter(this.clock.now(), -24 * 60);
    await this.sql.query('DELETE FROM login_failures WHERE username = $1 OR last_at < $2', [
      username,
      yesterday,
    ]);
  }
}

function minutesAfter(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}

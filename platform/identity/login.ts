import { Injectable } from '@nestjs/common';
import { Clock, refuse, Sql, type Refusal } from '../kernel/index.js';
import { LoginFailures } from './login-failures.js';
import { verifyPassword } from './password.js';
import { SessionStore, type NewSession } from './session-store.js';

/** Login by name and password. A name that nobody has gets the same work, the same count and the same answer. */
@Injectable()
export class Login {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly failures: LoginFailures,
    private readonly sessions: SessionStore,
  ) {}

  /** @throws Refusal `login-failed`, `login-locked` */
  async withPassword(typedName: string, password: string): Promise<NewSession> {
    const username = typedName.normalize('NFKC').trim().toLowerCase();
    const attempt = await this.failures.countAttempt(username);
    if ('lockedUntil' in attempt) throw this.lockedUntil(attempt.lockedUntil);
    const [person] = await this.sql.query<{ id: string; password_hash: string }>(
      "SELECT id, password_hash FROM people WHERE lower(username) = $1 AND state = 'active'",
      [username],
    );
    const matches = await verifyPassword(person?.password_hash ?? null, password);
    if (!person || !matches) {
      if (attempt.left === 0) throw this.lockedUntil(await this.failures.lock(username));
      throw refuse('login-failed', { left: attempt.left });
    }
    await this.failures.forget(username);
    return this.sessions.open(person.id);
  }

  private lockedUntil(instant: Date): Refusal {
    return refuse('login-locked', { until: this.clock.format(instant).slice(11, 16) });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock, Config, refuse } from '../kernel/index.js';

const windowSeconds = 60;
const knownAddresses = 10_000;

/**
 * At most so many login attempts a minute (LOGINS_PER_MINUTE) from one address. Kept in memory, so the limit is per server process: it only
 * saves processor time; the lock of a name, which protects the password, is in the database.
 */
@Injectable()
export class AddressLimit {
  private readonly windows = new Map<string, { startedAt: number; attempts: number }>();

  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** @throws Refusal `too-many-requests` */
  count(address: string): void {
    const now = this.clock.now().getTime();
    const window = this.windows.get(address);
    if (!window || now - window.startedAt >= windowSeconds * 1000) {
      if (this.windows.size >= knownAddresses) this.windows.clear();
      this.windows.set(address, { startedAt: now, attempts: 1 });
      return;
    }
    window.attempts += 1;
    if (window.attempts > this.config.settings.loginsPerMinute) {
      const seconds = Math.ceil(windowSeconds - (now - window.startedAt) / 1000);
      throw refuse('too-many-requests', { seconds });
    }
  }
}

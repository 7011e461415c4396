import { Clock } from '../../platform/kernel/index.js';

/** A clock that a test stops; `at` does not reach through HTTP, this does. */
export class TestClock extends Clock {
  private stopped: Date | null = null;

  /** @param instant null: goes on with the real time */
  stopAt(instant: Date | string | null): void {
    this.stopped = instant === null ? null : new Date(instant);
  }

  protected override real(): Date {
    return this.stopped ?? super.real();
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/index.js';
import { Timers, Worker } from '../outbox/index.js';
import { Idempotency } from './idempotency.js';
import { FireTimer } from './commands/fire-timer.js';

/** A job of this age has been lost, for example with a server that was killed while it ran it. */
const lostAfterMilliseconds = 60_000;

/** Connects the jobs of the outbox with the commands that they run. */
@Injectable()
export class ProcessJobs implements OnModuleInit {
  constructor(
    private readonly worker: Worker,
    private readonly timers: Timers,
    private readonly clock: Clock,
    private readonly fireTimer: FireTimer,
    private readonly idempotency: Idempotency,
  ) {}

  onModuleInit(): void {
    this.worker.handle('fire-timer', async ({ instanceId, wait }: { instanceId: string; wait: string }) => {
      await this.fireTimer.run(instanceId, wait);
    });
    this.worker.handle('fire-lost-timers', () => this.fireLostTimers(), '* * * * *');
    this.worker.handle('forget-answers', () => this.idempotency.forgetOld(), '17 3 * * *');
  }

  /** The timers' own table is the truth; the job queue only makes them punctual. */
  private async fireLostTimers(): Promise<void> {
    const until = new Date(this.clock.now().getTime() - lostAfterMilliseconds);
    for (let timer = await this.timers.nextDue(until); timer; timer = await this.timers.nextDue(until)) {
      await this.fireTimer.run(timer.instanceId, timer.wait);
    }
  }
}

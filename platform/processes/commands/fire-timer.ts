import { Injectable } from '@nestjs/common';
import { ReleaseService } from '../../definitions/index.js';
import { Clock, Refusal, Sql, type Transaction } from '../../kernel/index.js';
import { Timers } from '../../outbox/index.js';
import { Incidents } from '../incidents.js';
import { InstanceRepository } from '../instance-repository.js';
import { lockInOrder } from '../lock-in-order.js';
import { StepExecutor } from '../step-executor.js';
import { systemActor } from '../system-actor.js';

/** Whether the timer went off; `stale` when it was cancelled or has fired already, which is no harm. */
export type TimerResult = 'fired' | 'stale' | 'incident';

/**
 * Fires a timer once, however many processes try: whoever locks the instance first finds the timer's row, the others
 * find it gone.
 */
@Injectable()
export class FireTimer {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly instances: InstanceRepository,
    private readonly releases: ReleaseService,
    private readonly timers: Timers,
    private readonly executor: StepExecutor,
    private readonly incidents: Incidents,
  ) {}

  async run(instanceId: string, wait: string): Promise<TimerResult> {
    try {
      return (await this.sql.transaction((tx) => this.fire(instanceId, wait, tx))) ? 'fired' : 'stale';
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      await this.setAside(instanceId, wait, fault);
      return 'incident';
    }
  }

  /** @returns false when the timer is not scheduled any more */
  async fire(instanceId: string, wait: string, tx: Transaction): Promise<boolean> {
    const { instance, subject } = await lockInOrder(this.instances, instanceId, tx);
    const timer = instance && (await this.timers.take(instance.id, wait, tx));
    if (!instance || !timer || instance.endedAt !== null) return false;
    await this.executor.execute({
      tx,
      release: await this.releases.byHash(instance.release),
      instance,
      subject,
      input: { kind: 'timer', wait },
      actor: systemActor,
      now: this.clock.iso(),
      command: { kind: 'timer', element: timer.element, title: null, task: null, form: null, data: {} },
    });
    return true;
  }

  /** The timer is taken off the clock, so that it is not tried for ever; the incident keeps it for a retry. */
  private async setAside(instanceId: string, wait: string, refusal: Refusal): Promise<void> {
    await this.sql.transaction(async (tx) => {
      await this.instances.lock(instanceId, tx);
      await this.timers.take(instanceId, wait, tx);
      await this.incidents.record(instanceId, { kind: 'timer', wait }, refusal, tx);
    });
  }
}

import { mongoQueryMatcher } from '@casl/ability';
import { Injectable } from '@nestjs/common';
import { ReleaseService } from '../definitions/index.js';
import { Refusal, Sql } from '../kernel/index.js';
import type { OutgoingMessage } from '../behaviours/index.js';
import { Incidents, type UnattendedCommand } from './incidents.js';
import { InstanceRepository } from './instance-repository.js';
import { rowOf, type Instance } from './instance.js';
import type { Step } from './step.js';

type MessageCommand = Extract<UnattendedCommand, { kind: 'message' }>;

/** Delivers a message to other instances inside the sender's transaction. */
@Injectable()
export class MessageDelivery {
  constructor(
    private readonly sql: Sql,
    private readonly instances: InstanceRepository,
    private readonly releases: ReleaseService,
    private readonly incidents: Incidents,
  ) {}

  /**
   * Receivers are locked by id. One that does not wait for the message is passed over.
   * @returns how many took it; sealed ones are not counted, because the number stays with the sender in the clear
   */
  async deliver(
    message: OutgoingMessage,
    sending: Step,
    sender: Instance,
    execute: (step: Step) => Promise<unknown>,
  ): Promise<{ delivered: number }> {
    const ids =
      message.to === 'children'
        ? await this.instances.idsAbout(sender.id, message.process, sending.tx)
        : [message.to.instance];
    let delivered = 0;
    for (const id of ids) {
      const receiver = await this.instances.lock(id, sending.tx);
      if (!receiver || receiver.endedAt !== null || !isMeant(message, receiver)) continue;
      const step = await this.stepFor(message, sending, sender, receiver);
      if ((await this.deliverTo(step, execute)) && !receiver.sealed) delivered += 1;
    }
    return { delivered };
  }

  private async stepFor(
    message: OutgoingMessage,
    { tx, actor, now }: Step,
    sender: Instance,
    receiver: Instance,
  ): Promise<Step> {
    // the sender's row is not written yet: its receivers must see it as it is now
    const subject =
      receiver.subjectId === sender.id
        ? sender
        : receiver.subjectId && (await this.instances.lockShared(receiver.subjectId, tx));
    const { name, variables, correlationKey } = message;
    return {
      tx,
      actor,
      now,
      release: await this.releases.byHash(receiver.release),
      instance: receiver,
      subject: subject || null,
      input: { kind: 'message', name, correlationKey: correlationKey ?? sender.id, variables },
      command: { kind: 'message', element: null, title: null, task: null, form: null, data: variables },
    };
  }

  /** What one receiver cannot do must not stop the sender and the others: it becomes an incident of that receiver. */
  private async deliverTo(step: Step, execute: (step: Step) => Promise<unknown>): Promise<boolean> {
    const { tx, instance } = step;
    await this.sql.query('SAVEPOINT receiver', [], tx);
    try {
      await execute(step);
      await this.sql.query('RELEASE SAVEPOINT receiver', [], tx);
      return true;
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      await this.sql.query('ROLLBACK TO SAVEPOINT receiver', [], tx);
      if (fault.cause === 'message-not-expected') return false;
      await this.incidents.record(instance.id, step.input as MessageCommand, fault, tx);
      return false;
    }
  }
}

function isMeant({ process, where }: OutgoingMessage, receiver: Instance): boolean {
  if (process !== null && receiver.process !== process) return false;
  return where === null || mongoQueryMatcher(where)(rowOf(receiver));
}

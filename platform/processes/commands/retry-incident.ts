import { Injectable } from '@nestjs/common';
import { ReleaseService } from '../../definitions/index.js';
import { Clock, refuse, Refusal, type Transaction } from '../../kernel/index.js';
import type { PersonActor } from '../../identity/index.js';
import { CommandTransaction } from '../command-transaction.js';
import { Incidents, type Incident } from '../incidents.js';
import { InstanceRepository } from '../instance-repository.js';
import { lockInOrder } from '../lock-in-order.js';
import { StepExecutor } from '../step-executor.js';

/** Runs the command of an incident again, once its cause has been mended. */
@Injectable()
export class RetryIncident {
  constructor(
    private readonly clock: Clock,
    private readonly transaction: CommandTransaction,
    private readonly incidents: Incidents,
    private readonly instances: InstanceRepository,
    private readonly releases: ReleaseService,
    private readonly executor: StepExecutor,
  ) {}

  /** @throws Refusal when it fails again; the incident stays open then and counts the attempt */
  async run(incidentId: string, actor: PersonActor): Promise<void> {
    let incident: Incident | null = null;
    try {
      await this.transaction.run(async (tx) => {
        incident = await this.incidents.lock(incidentId, tx);
        if (!incident) throw refuse('not-found');
        await this.retry(incident, actor, tx);
        await this.incidents.resolve(incident.id, tx);
      });
    } catch (fault) {
      if (incident && fault instanceof Refusal) await this.incidents.countAttempt(incident, fault);
      throw fault;
    }
  }

  private async retry({ instanceId, command }: Incident, actor: PersonActor, tx: Transaction): Promise<void> {
    const { instance, subject } = await lockInOrder(this.instances, instanceId, tx);
    if (!instance || instance.endedAt !== null) throw refuse('task-closed');
    await this.executor.execute({
      tx,
      actor,
      instance,
      subject,
      release: await this.releases.byHash(instance.release),
      input: command,
      now: this.clock.iso(),
      command: {
        kind: 'retry',
        element: null,
        title: null,
        task: null,
        form: null,
        data: command.kind === 'message' ? command.variables : {},
      },
    });
  }
}

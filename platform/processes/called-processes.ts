import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ReleaseService } from '../definitions/index.js';
import type { EngineInput, Variables } from '../engine/index.js';
import { refuse, Sql } from '../kernel/index.js';
import { InstanceRepository } from './instance-repository.js';
import type { Instance } from './instance.js';
import { lockInOrder } from './lock-in-order.js';
import type { Step, StepOutcome } from './step.js';
import { unstartedInstance } from './work.js';

type Execute = (step: Step) => Promise<{ outcome: StepOutcome }>;

/** Processes that call activities start: instances of their own, whose end lets the calling one go on. */
@Injectable()
export class CalledProcesses {
  constructor(
    private readonly sql: Sql,
    private readonly instances: InstanceRepository,
    private readonly releases: ReleaseService,
  ) {}

  /** @returns the data of the called instance when it ended at once, null while it goes on */
  async start(
    call: { wait: string; process: string; input: Variables },
    calling: Step,
    caller: Instance,
    execute: Execute,
  ): Promise<Variables | null> {
    const { release, actor, now, tx } = calling;
    const process = release.processes.get(call.process)?.compiled;
    if (!process) throw refuse('process-cannot-continue', { message: `没有名为“${call.process}”的流程。` });
    const subject = process.properties['subject'] === caller.process ? caller : null;
    const instance: Instance = {
      ...unstartedInstance(process, release, actor, subject, now),
      id: randomUUID(),
      organisation: caller.organisation,
      parent: { id: caller.id, wait: call.wait },
      data: call.input,
    };
    const { outcome } = await execute({
      tx,
      actor,
      now,
      release,
      instance,
      subject,
      input: { kind: 'start', result: {} },
      command: {
        kind: 'start',
        element: null,
        title: process.name,
        task: null,
        form: null,
        data: call.input,
      },
    });
    return outcome.instance.endedAt === null ? null : outcome.instance.data;
  }

  /** Lets the caller of an instance that has ended go on. */
  async finish({ tx, actor, now }: Step, ended: Instance, execute: Execute): Promise<void> {
    const { parent } = ended;
    if (!parent) return;
    const { instance, subject } = await lockInOrder(this.instances, parent.id, tx);
    if (!instance || instance.endedAt !== null) return;
    await this.continue(
      { tx, actor, now },
      instance,
      subject,
      { kind: 'behaviour', wait: parent.wait, result: ended.data },
      execute,
    );
  }

  /** Ends what a caller had started by activities that are over. */
  async cancel(
    { tx, actor, now }: Step,
    caller: Instance,
    closedWaits: string[],
    execute: Execute,
  ): Promise<void> {
    const rows = await this.sql.query<{ id: string }>(
      `SELECT id FROM instances WHERE parent_id = $1 AND parent_wait = ANY($2) AND ended_at IS NULL ORDER BY id`,
      [caller.id, closedWaits],
      tx,
    );
    for (const { id } of rows) {
      const instance = await this.instances.lock(id, tx);
      const subject = instance?.subjectId === caller.id ? caller : null;
      if (instance) await this.continue({ tx, actor, now }, instance, subject, { kind: 'cancel' }, execute);
    }
  }

  private async continue(
    command: Pick<Step, 'tx' | 'actor' | 'now'>,
    instance: Instance,
    subject: Instance | null,
    input: EngineInput,
    execute: Execute,
  ): Promise<void> {
    const data = input.kind === 'behaviour' ? input.result : {};
    await execute({
      ...command,
      instance,
      subject,
      input,
      release: await this.releases.byHash(instance.release),
      command: { kind: 'message', element: null, title: null, task: null, form: null, data },
    });
  }
}

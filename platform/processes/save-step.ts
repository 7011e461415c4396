import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { openWaits } from '../engine/index.js';
import { Sql, type Explain } from '../kernel/index.js';
import { Timers } from '../outbox/index.js';
import { taskOf, type Task } from '../tasks/index.js';
import type { TrailRow } from '../trail/index.js';
import { InstanceFiles } from './instance-files.js';
import { InstanceRepository } from './instance-repository.js';
import type { Instance } from './instance.js';
import { insertInstance, startStep, continueStep } from './save-step-sql.js';
import type { Step, StepOutcome } from './step.js';
import { checkTask } from './check-task.js';

/** What else the one statement of a step writes. */
export interface StepExtras {
  /** The task row that the command completed. */
  completed?: { task: Task; staysOpen: boolean };
  draft?: { key: string; organisationId: string };
  /** The answer to give again when the same command comes twice. */
  answer?: { key: string; personId: string; response: unknown };
}

/** Writes everything that a step changed: the instance, its tasks, its trail and its timers. */
@Injectable()
export class StepSaver {
  constructor(
    private readonly sql: Sql,
    private readonly instances: InstanceRepository,
    private readonly timers: Timers,
    private readonly files: InstanceFiles,
  ) {}

  /** The bare row of a new instance, for what behaviours make to refer to; `save` fills it. */
  async insertPreliminary(step: Step, instance: Instance): Promise<void> {
    const bare: Instance = { ...instance, data: {}, title: '', sealed: false };
    await this.sql.prepared(insertInstance, this.instances.columnsOf(bare), step.tx);
  }

  /**
   * @param late gives the fault of a statement a name; they travel with the commit then, when nothing is in between
   * @returns the tasks that the step opened
   */
  async save(
    step: Step,
    outcome: StepOutcome,
    link: TrailRow,
    extras: StepExtras,
    late?: Explain,
  ): Promise<Task[]> {
    const { instance } = outcome;
    const opened = outcome.opened.map((task) => {
      checkTask(task, step.release.processes.get(instance.process)!.compiled);
      return taskOf(randomUUID(), instance.id, instance.process, task, step.now);
    });
    const text = outcome.inserted ? continueStep : startStep;
    const values = this.valuesOf(step, outcome, link, opened, extras);
    await this.sql.write(text, values, step.tx, late);
    await this.files.remember(instance.id, step.command.data, step.tx, late);
    await this.timers.cancel(instance.id, timersToCancel(step, outcome), step.tx, late);
    await this.timers.schedule(
      outcome.timers.map(({ id, element, due }) => ({ instanceId: instance.id, wait: id, element, due })),
      step.tx,
      late,
    );
    return opened;
  }

  private valuesOf(
    step: Step,
    { instance, closedWaits }: StepOutcome,
    link: TrailRow,
    opened: Task[],
    { completed, draft, answer }: StepExtras,
  ): unknown[] {
    const done = completed && { ...completed.task, ...completion(step) };
    const rows = done && completed.staysOpen ? [...opened, { ...done, id: randomUUID() }] : opened;
    return [
      ...this.instances.columnsOf(instance),
      step.instance.version,
      closedWaits.filter((wait) => wait !== completed?.task.wait),
      done && !completed.staysOpen ? done.id : null,
      step.now,
      step.actor.person?.id ?? null,
      step.actor.organisation?.id ?? null,
      JSON.stringify(rows.map(columnsOfTask)),
      JSON.stringify(link.entry),
      link.payload && JSON.stringify(link.payload),
      link.payloadSealed,
      link.previousHash,
      draft?.key ?? null,
      draft?.organisationId ?? null,
      answer?.key ?? null,
      answer?.personId ?? null,
      answer ? JSON.stringify(answer.response) : null,
    ];
  }
}

function completion(step: Step): Pick<Task, 'status' | 'completed'> {
  const completed = {
    at: step.now,
    by: step.actor.person?.id ?? null,
    organisation: step.actor.organisation?.id ?? null,
  };
  return { status: 'completed', completed };
}

function columnsOfTask(task: Task): Record<string, unknown> {
  const { instanceId, organisationId, openedAt, completed, ...same } = task;
  return {
    ...same,
    instance_id: instanceId,
    organisation_id: organisationId,
    opened_at: openedAt,
    completed_at: completed?.at ?? null,
    completed_by: completed?.by ?? null,
    completed_organisation: completed?.organisation ?? null,
  };
}

/** Timers that this command found scheduled; those that it opened and closed itself were never written. */
function timersToCancel({ instance: before }: Step, { closedWaits }: StepOutcome): string[] {
  if (before.version === 0) return [];
  const timers = openWaits(before.engine).flatMap(({ id, kind }) => (kind === 'timer' ? [id] : []));
  return timers.filter((id) => closedWaits.includes(id));
}

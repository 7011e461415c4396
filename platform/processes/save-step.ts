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
import { insertInstance, startStep, continueStep, type StepRow } from './save-step-sql.js';
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
    await this.sql.writeRow(insertInstance, this.instances.columnsOf(bare), step.tx);
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
    const row = this.rowOf(step, outcome, link, opened, extras);
    await this.sql.writeRow(outcome.inserted ? continueStep : startStep, row, step.tx, late);
    await this.files.remember(instance.id, step.command.data, step.tx, late);
    await this.timers.cancel(instance.id, timersToCancel(step, outcome), step.tx, late);
    await this.timers.schedule(
      outcome.timers.map(({ id, element, due }) => ({ instanceId: instance.id, wait: id, element, due })),
      step.tx,
      late,
    );
    return opened;
  }

  private rowOf(
    step: Step,
    { instance, closedWaits }: StepOutcome,
    link: TrailRow,
    opened: Task[],
    { completed, draft, answer }: StepExtras,
  ): StepRow {
    const done = completed && { ...completed.task, ...completion(step) };
    const rows = done && completed.staysOpen ? [...opened, { ...done, id: randomUUID() }] : opened;
    return {
      ...this.instances.columnsOf(instance),
      version_before: step.instance.version,
      closed_waits: closedWaits.filter((wait) => wait !== completed?.task.wait),
      completed_task: done && !completed.staysOpen ? done.id : null,
      now: step.now,
      person: step.actor.person?.id ?? null,
      organisation: step.actor.organisation?.id ?? null,
      new_tasks: JSON.stringify(rows.map(columnsOfTask)),
      entry: JSON.stringify(link.entry),
      payload: link.payload && JSON.stringify(link.payload),
      payload_sealed: link.payloadSealed,
      previous_hash: link.previousHash,
      draft_key: draft?.key ?? null,
      draft_organisation: draft?.organisationId ?? null,
      answer_key: answer?.key ?? null,
      answer_person: answer?.personId ?? null,
      answer: answer ? JSON.stringify(answer.response) : null,
    };
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

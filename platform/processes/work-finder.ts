import { Injectable } from '@nestjs/common';
import { ReleaseService, type Release } from '../definitions/index.js';
import { Clock, refuse, Sql, RowLock, type Transaction } from '../kernel/index.js';
import type { ElementInfo, StepContext } from '../engine/index.js';
import type { Actor } from '../identity/index.js';
import { isOfferedTo, taskFields, TaskRepository, type Task, type TaskRow } from '../tasks/index.js';
import { InstanceAccess, isHidden } from './instance-access.js';
import { InstanceRepository } from './instance-repository.js';
import { instanceFields, instanceJoins, type InstanceRow } from './instance-row.js';
import type { Instance } from './instance.js';
import { evaluateProperty, stepContext } from './roots.js';
import { describeCompletion } from './describe-completion.js';
import { evaluateInstanceProperties } from './instance-properties.js';
import { keyTaken } from './key-taken.js';
import { parseWorkKey, taskWorkKey } from './work-key.js';
import { formOf, titleOf, unstartedInstance, type Work } from './work.js';

interface FoundTask {
  task: Task;
  instance: Instance;
  subject: Instance | null;
}

/** Finds what a work key names and refuses it to whom it is not offered. With a transaction everything is locked. */
@Injectable()
export class WorkFinder {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
    private readonly releases: ReleaseService,
    private readonly instances: InstanceRepository,
    private readonly tasks: TaskRepository,
    private readonly access: InstanceAccess,
  ) {}

  async find(key: string, actor: Actor, tx?: Transaction): Promise<Work> {
    const parsed = parseWorkKey(key);
    if (!parsed) throw refuse('not-found');
    return parsed.kind === 'task'
      ? this.findTask(parsed.task, actor, tx)
      : this.findStart(key, parsed.process, parsed.subject, actor, tx);
  }

  private async findTask(taskId: string, actor: Actor, tx?: Transaction): Promise<Work> {
    const found = (await this.taskAlone(taskId, tx)) ?? (await this.taskWithSubject(taskId, tx));
    if (!found) throw refuse('not-found');
    const { task, instance, subject } = found;
    const release = await this.releases.byHash(instance.release);
    await this.refuseUnlessOffered(found, actor);
    const process = release.processes.get(instance.process)!.compiled;
    return {
      key: taskWorkKey(task.id),
      kind: task.kind === 'user' ? 'task' : 'action',
      release,
      process,
      element: process.elements[task.element]!,
      title: task.name,
      form: formOf(release, task.form),
      instance,
      subject,
      task,
      now: this.clock.iso(),
    };
  }

  private async refuseUnlessOffered({ task, instance, subject }: FoundTask, actor: Actor): Promise<void> {
    if (isHidden(actor, instance)) throw refuse('not-found');
    if (!isOfferedTo(task, actor)) {
      const visible = this.access.canRead(actor, instance, subject);
      throw visible ? refuse('task-not-yours') : refuse('not-found');
    }
    if (task.status === 'completed')
      throw refuse('task-already-completed', await describeCompletion(this.sql, task));
    if (task.status === 'closed') throw refuse('task-closed');
  }

  /** One round trip for the usual case, an instance about nothing. */
  private async taskAlone(taskId: string, tx?: Transaction): Promise<FoundTask | null> {
    const row = tx
      ? await this.sql.lock<TaskRow & InstanceRow>(lockTaskAlone, taskId, tx)
      : (await this.sql.prepared<TaskRow & InstanceRow>(readTaskAlone, [taskId]))[0];
    return row
      ? { task: this.tasks.fromRow(row), instance: this.instances.fromRow(row), subject: null }
      : null;
  }

  private async taskWithSubject(taskId: string, tx?: Transaction): Promise<FoundTask | null> {
    const [known] = await this.sql.query<{ subject_id: string }>(
      'SELECT i.subject_id FROM tasks t JOIN instances i ON i.id = t.instance_id WHERE t.id = $1 AND i.subject_id IS NOT NULL',
      [taskId],
      tx,
    );
    if (!known) return null;
    const subject = tx
      ? await this.instances.lockShared(known.subject_id, tx)
      : await this.instances.find(known.subject_id);
    const [row] = await this.sql.prepared<TaskRow & InstanceRow>(tx ? lockTask : readTask, [taskId], tx);
    return row ? { task: this.tasks.fromRow(row), instance: this.instances.fromRow(row), subject } : null;
  }

  private async findStart(
    key: string,
    processId: string,
    subjectId: string | null,
    actor: Actor,
    tx?: Transaction,
  ): Promise<Work> {
    const release = this.releases.current();
    const process = release.processes.get(processId)?.compiled;
    const element = process && Object.values(process.elements).find((candidate) => candidate.startable);
    if (!process || !element) throw refuse('not-found');
    const subject = await this.findSubject(process.properties['subject'], subjectId, tx);
    const instance = unstartedInstance(process, release, actor, subject, this.clock.iso());
    const context = stepContext(release, instance, subject, instance.startedAt);
    if (!groupsOf(element, context).some((group) => actor.roles.includes(group))) throw refuse('not-found');
    if (!this.access.canStart(actor, process.id, subject)) throw refuse('start-not-allowed');
    await this.refuseTakenKey(release, instance, subject, tx);
    return {
      key,
      kind: 'start',
      release,
      process,
      element,
      title: titleOf(element),
      form: formOf(release, element.formId!),
      instance,
      subject,
      task: null,
      now: instance.startedAt,
    };
  }

  /** A key that does not depend on what is typed is refused before anything is typed. */
  private async refuseTakenKey(
    release: Release,
    instance: Instance,
    subject: Instance | null,
    tx?: Transaction,
  ): Promise<void> {
    evaluateInstanceProperties(instance, { release, subject, now: instance.startedAt });
    if (instance.key === null) return;
    if (await this.instances.isKeyTaken(instance.process, instance.key, tx)) {
      throw keyTaken(release, instance, subject);
    }
  }

  private async findSubject(
    process: string | undefined,
    id: string | null,
    tx?: Transaction,
  ): Promise<Instance | null> {
    if (process === undefined && id === null) return null;
    const subject = id && (tx ? await this.instances.lockShared(id, tx) : await this.instances.find(id));
    if (!subject || subject.process !== process) throw refuse('not-found');
    return subject;
  }
}

function groupsOf({ candidateGroups = '' }: ElementInfo, context: StepContext): string[] {
  const groups = evaluateProperty(candidateGroups, context);
  if (Array.isArray(groups)) return groups.map(String);
  return String(groups ?? '')
    .split(',')
    .map((group) => group.trim());
}

const tasks = `SELECT ${taskFields}, ${instanceFields} FROM tasks t JOIN instances i ON i.id = t.instance_id ${instanceJoins}`;
const readTask = `${tasks} WHERE t.id = $1`;
const lockTask = `${readTask} FOR UPDATE OF i, t`;
const readTaskAlone = `${readTask} AND i.subject_id IS NULL`;
const lockTaskAlone = new RowLock(
  (keys) => `${tasks} WHERE t.id IN ${keys} AND i.subject_id IS NULL FOR UPDATE OF i, t`,
  { column: 'task_id', type: 'uuid' },
  'id',
);

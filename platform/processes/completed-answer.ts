import { Injectable } from '@nestjs/common';
import type { Release } from '../definitions/index.js';
import type { Completed, Transaction } from '../kernel/index.js';
import { OrganisationRepository, type Actor } from '../identity/index.js';
import { TaskRepository } from '../tasks/index.js';
import { fillTemplate } from './check-guard.js';
import { InstanceAccess } from './instance-access.js';
import { headOf } from './pages/instance-head.js';
import { printRef } from './pages/print-ref.js';
import { stepContext } from './roots.js';
import type { StepOutcome } from './step.js';
import type { Work } from './work.js';

interface NextTask {
  name: string;
  organisation: string | null;
  groups: string[];
  due: string | null;
}

/** What a person is told after a submission: what happened, who has it now, and the receipt. */
@Injectable()
export class CompletedAnswer {
  constructor(
    private readonly organisations: OrganisationRepository,
    private readonly tasks: TaskRepository,
    private readonly access: InstanceAccess,
  ) {}

  async of(work: Work, outcome: StepOutcome, actor: Actor, tx: Transaction): Promise<Completed> {
    const { instance } = outcome;
    const { release, subject, element, now } = work;
    const { confirmation, receipt } = element.properties;
    const context = stepContext(release, instance, subject, now);
    const readable = this.access.readableData(actor, instance, subject);
    return {
      instance: headOf(release, instance, subject, readable, now),
      message: confirmation ? fillTemplate(confirmation, context) : `“${work.title}”已提交。`,
      next: await this.describeNext(await this.nextTasks(outcome, tx), work, actor, tx),
      print: receipt ? printRef(release, receipt, instance.id) : null,
    };
  }

  /** The steps that this one opened; when it opened none, those that others still have to do. */
  private async nextTasks({ instance, opened, waits }: StepOutcome, tx: Transaction): Promise<NextTask[]> {
    const mine = opened.filter(({ kind }) => kind === 'user');
    if (mine.length > 0) return mine.map((task) => ({ ...task, groups: task.candidateGroups }));
    if (instance.endedAt !== null) return [];
    const others = await this.tasks.openOf(instance.id, tx);
    return others
      .filter(({ kind, wait }) => kind === 'user' && waits.has(wait))
      .map((task) => ({ ...task, organisation: task.organisationId }));
  }

  private async describeNext(
    tasks: NextTask[],
    work: Work,
    actor: Actor,
    tx: Transaction,
  ): Promise<Completed['next']> {
    const names = await this.namesOf(tasks, work, actor, tx);
    return tasks.map(({ name, organisation, groups, due }) => ({
      title: name,
      who: organisation ? (names.get(organisation) ?? '') : roleTitles(work.release, groups),
      due,
    }));
  }

  private async namesOf(
    tasks: NextTask[],
    { instance }: Work,
    actor: Actor,
    tx: Transaction,
  ): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const known of [actor.organisation, instance.organisation])
      if (known) names.set(known.id, known.name);
    const ids = tasks.flatMap(({ organisation }) =>
      organisation && !names.has(organisation) ? [organisation] : [],
    );
    if (ids.length === 0) return names;
    for (const { id, name } of await this.organisations.byIds(ids, tx)) names.set(id, name);
    return names;
  }
}

export function roleTitles(release: Release, groups: string[]): string {
  return groups.map((group) => release.roles.get(group)?.title ?? group).join('、');
}

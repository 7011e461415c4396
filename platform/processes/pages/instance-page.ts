import { Injectable } from '@nestjs/common';
import { ReleaseService, type Release } from '../../definitions/index.js';
import { FormService } from '../../forms/index.js';
import { Clock, refuse, type InstancePage } from '../../kernel/index.js';
import { tokens, type Variables } from '../../engine/index.js';
import { OrganisationRepository, type Actor } from '../../identity/index.js';
import { TaskRepository, type Task } from '../../tasks/index.js';
import { roleTitles } from '../completed-answer.js';
import { filesIn } from '../../files/index.js';
import { InstanceAccess } from '../instance-access.js';
import { headOf } from './instance-head.js';
import { InstanceRepository } from '../instance-repository.js';
import type { Instance } from '../instance.js';
import { Offers } from './offers.js';
import { printRefs } from './print-ref.js';
import { constantsOf } from '../roots.js';
import { submittedSteps, type SubmittedStep } from './submitted-steps.js';

interface Reading {
  actor: Actor;
  release: Release;
  instance: Instance;
  subject: Instance | null;
  /** The instance's data as the actor may see it. */
  readable: Variables;
  now: string;
}

/** Everything about one instance that an actor may see. */
@Injectable()
export class InstancePages {
  constructor(
    private readonly clock: Clock,
    private readonly releases: ReleaseService,
    private readonly instances: InstanceRepository,
    private readonly tasks: TaskRepository,
    private readonly organisations: OrganisationRepository,
    private readonly forms: FormService,
    private readonly access: InstanceAccess,
    private readonly offers: Offers,
  ) {}

  /** @throws Refusal `not-found`, also for what may not be read */
  async read(id: string, actor: Actor): Promise<Reading> {
    const instance = await this.instances.find(id);
    if (!instance) throw refuse('not-found');
    const subject = instance.subjectId ? await this.instances.find(instance.subjectId) : null;
    if (!this.access.canRead(actor, instance, subject)) throw refuse('not-found');
    const release = await this.releases.byHash(instance.release);
    const readable = this.access.readableData(actor, instance, subject);
    return { actor, release, instance, subject, readable, now: this.clock.iso() };
  }

  async show(id: string, actor: Actor): Promise<InstancePage> {
    const reading = await this.read(id, actor);
    const { release, instance, subject, readable, now } = reading;
    const { properties } = release.processes.get(instance.process)!.compiled;
    const steps = submittedSteps(release, instance, readable);
    return {
      head: headOf(release, instance, subject, readable, now),
      diagram: await this.diagramOf(reading),
      steps: steps.map((step) => this.showStep(step, reading)),
      files: steps.flatMap((step) => filesOf(step)),
      offers: await this.offers.on(instance, actor),
      related: relatedViews(release, properties['related']),
      prints: printsSoFar(release, instance),
    };
  }

  private showStep(step: SubmittedStep, reading: Reading): InstancePage['steps'][number] {
    const { release, instance, subject, actor, now, readable } = reading;
    const form = release.forms.get(step.formId)!.json;
    const constants = constantsOf(release, instance, subject);
    return {
      element: step.element.id,
      title: step.title,
      at: step.at,
      by: step.by,
      organisation: step.organisation,
      formTitle: form.title,
      form: this.forms.present(form, { release, now, actor, variables: readable, constants }, step.data),
      data: step.data,
      count: step.count,
    };
  }

  private async diagramOf({ release, instance }: Reading): Promise<InstancePage['diagram']> {
    const { compiled, xml } = release.processes.get(instance.process)!;
    const open = instance.endedAt === null ? await this.tasks.openOf(instance.id) : [];
    const active = instance.endedAt === null ? tokens(compiled, instance.engine).active : [];
    const notes = await this.notesOf(open, release);
    const elements = new Set([
      ...active,
      ...open.filter(({ kind }) => kind === 'user').map(({ element }) => element),
    ]);
    return {
      xml,
      done: Object.entries(instance.visited.elements).flatMap(([id, { left }]) =>
        left === null ? [] : [id],
      ),
      flows: Object.keys(instance.visited.flows),
      active: [...elements].map((element) => ({ element, note: notes.get(element) ?? '' })),
    };
  }

  /** Who has each open step, and since when. */
  private async notesOf(open: Task[], release: Release): Promise<Map<string, string>> {
    const ids = [...new Set(open.flatMap(({ organisationId }) => organisationId ?? []))];
    const names = new Map((await this.organisations.byIds(ids)).map(({ id, name }) => [id, name]));
    return new Map(
      open.map(({ element, organisationId, groups, openedAt }) => {
        const who = (organisationId && names.get(organisationId)) || roleTitles(release, groups);
        return [element, `${who}，${openedAt.slice(5, 10)} 起`];
      }),
    );
  }
}

function filesOf(step: SubmittedStep): InstancePage['files'] {
  return filesIn(step.data).map((file) => ({
    ...file,
    step: step.title,
    url: `/api/files/${file.id}`,
    at: step.at,
    by: step.organisation?.name ?? step.by?.name ?? null,
  }));
}

function relatedViews(release: Release, property: string | undefined): InstancePage['related'] {
  return (property ?? '')
    .split(',')
    .map((id) => id.trim())
    .flatMap((id) => {
      const view = release.views.get(id);
      return view ? [{ view: id, title: view.title }] : [];
    });
}

/** What can be printed by now: prints of the steps that have been reached, receipts of those that are done. */
function printsSoFar(release: Release, { id, process, visited }: Instance): InstancePage['prints'] {
  const { elements } = release.processes.get(process)!.compiled;
  const named = Object.entries(visited.elements).flatMap(([element, { left }]) => {
    const { prints, receipt } = elements[element]?.properties ?? {};
    return left === null ? [prints] : [prints, receipt];
  });
  return printRefs(release, named, id);
}

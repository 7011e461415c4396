import { Injectable } from '@nestjs/common';
import { FormService } from '../../forms/index.js';
import type { InstanceHead, WorkPage } from '../../kernel/index.js';
import type { Variables } from '../../engine/index.js';
import type { PersonActor } from '../../identity/index.js';
import { draftOwner, Drafts, type Draft } from '../../tasks/index.js';
import { fillTemplate, guardOf } from '../check-guard.js';
import { crumbsTo } from './crumbs.js';
import { contextOf, formContext } from '../form-context.js';
import { InstanceAccess } from '../instance-access.js';
import { headOf } from './instance-head.js';
import type { Instance } from '../instance.js';
import { Offers } from './offers.js';
import { printRefs } from './print-ref.js';
import { evaluateFeel } from '../roots.js';
import { stepFacts } from './step-facts.js';
import { submittedSteps } from './submitted-steps.js';
import { WorkFinder } from '../work-finder.js';
import type { Work } from '../work.js';

/** The page on which a person fills in a piece of work. */
@Injectable()
export class WorkPages {
  constructor(
    private readonly works: WorkFinder,
    private readonly forms: FormService,
    private readonly drafts: Drafts,
    private readonly access: InstanceAccess,
    private readonly offers: Offers,
  ) {}

  async show(key: string, actor: PersonActor): Promise<WorkPage> {
    const work = await this.works.find(key, actor);
    const draft = await this.drafts.find(work.key, draftOwner(actor));
    const { json, data } = await this.forms.resolve(
      work.form.json,
      formContext(work, actor),
      startingData(work, draft),
    );
    const { properties } = work.element;
    return {
      key: work.key,
      kind: work.kind,
      process: work.process.id,
      element: work.element.id,
      title: work.title,
      crumbs: crumbsTo(work.release, actor, {
        process: work.process.id,
        element: work.kind === 'start' ? null : work.element.id,
      }),
      form: { id: work.form.id, version: work.form.hash, title: work.form.json.title, json },
      data,
      draft: draft && { savedAt: draft.savedAt, explicit: draft.explicit, by: draft.by },
      guard: guardOf(work, contextOf(work), data),
      due: work.task?.due ?? null,
      submitLabel: properties['submitLabel'] ?? '提交',
      review: properties['review'] !== 'false',
      reviewNote: properties['reviewNote']
        ? fillTemplate(properties['reviewNote'], contextOf(work), { data })
        : null,
      ...(await this.surroundings(work, actor)),
    };
  }

  /** The instance around the work; for a start there is only its subject. */
  private async surroundings(
    work: Work,
    actor: PersonActor,
  ): Promise<Pick<WorkPage, 'instance' | 'subject' | 'offers' | 'earlier' | 'prints'>> {
    const { subject, release, instance, element, now } = work;
    const subjectHead = subject && this.headFor(subject, null, actor, work);
    if (work.kind === 'start')
      return { instance: null, subject: subjectHead, offers: [], earlier: [], prints: [] };
    const readable = this.access.readableData(actor, instance, subject);
    return {
      instance: headOf(release, instance, subject, readable, now),
      subject: subjectHead,
      offers: await this.offers.on(instance, actor, work.task?.id),
      earlier: submittedSteps(release, instance, readable).map((step) => ({
        element: step.element.id,
        title: step.title,
        at: step.at,
        by: step.by,
        organisation: step.organisation,
        facts: stepFacts(release.forms.get(step.formId)!.json, step.data, release),
      })),
      prints: printRefs(release, [element.properties['prints']], instance.id),
    };
  }

  private headFor(
    instance: Instance,
    subject: Instance | null,
    actor: PersonActor,
    { release, now }: Work,
  ): InstanceHead {
    return headOf(release, instance, subject, this.access.readableData(actor, instance, subject), now);
  }
}

/** What was typed before, else what the element's property `prefill` says; the form's own values come on top. */
function startingData(work: Work, draft: Draft | null): Variables | undefined {
  if (draft) return draft.data;
  const { prefill } = work.element.properties;
  const value = prefill === undefined ? null : evaluateFeel(prefill, contextOf(work));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !name.startsWith('_')));
}

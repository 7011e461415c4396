import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { FormService } from '../forms/index.js';
import { refuse, type Checked, type resolvedSchema } from '../kernel/index.js';
import type { Variables } from '../engine/index.js';
import type { PersonActor } from '../identity/index.js';
import { Drafts, type Draft } from '../tasks/index.js';
import { formContext } from './form-context.js';
import type { Submission } from './submission.js';
import { WorkFinder } from './work-finder.js';

type Resolved = z.infer<typeof resolvedSchema>;

/** What a person does with a piece of work before submitting it; none of it changes the instance. */
@Injectable()
export class WorkDrafts {
  constructor(
    private readonly works: WorkFinder,
    private readonly drafts: Drafts,
    private readonly forms: FormService,
  ) {}

  async save(
    key: string,
    actor: PersonActor,
    draft: Pick<Draft, 'data' | 'formVersion' | 'explicit'>,
  ): Promise<string> {
    const work = await this.works.find(key, actor);
    return this.drafts.save(work.key, actor, draft);
  }

  /** One's own draft may be discarded also when the work is not offered any more. */
  async discard(key: string, actor: PersonActor): Promise<void> {
    await this.drafts.discard(key, actor);
  }

  async resolve(key: string, actor: PersonActor, data: Variables): Promise<Resolved> {
    const work = await this.works.find(key, actor);
    return this.forms.recompute(work.form.json, data, formContext(work, actor));
  }

  async check(key: string, actor: PersonActor, submission: Submission): Promise<Checked> {
    const work = await this.works.find(key, actor);
    if (submission.formVersion !== work.form.hash) throw refuse('form-outdated');
    return this.forms.validate(work.form.json, submission.data, formContext(work, actor));
  }
}

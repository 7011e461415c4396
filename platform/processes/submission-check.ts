import { Injectable } from '@nestjs/common';
import { FormService } from '../forms/index.js';
import { refuse, type Transaction } from '../kernel/index.js';
import type { Variables } from '../engine/index.js';
import type { Actor } from '../identity/index.js';
import { requireGuard } from './check-guard.js';
import { formContext, contextOf } from './form-context.js';
import type { Submission } from './submission.js';
import type { Work } from './work.js';

/** Everything that may be wrong with a submission of somebody who is allowed to make it. */
@Injectable()
export class SubmissionCheck {
  constructor(private readonly forms: FormService) {}

  /** @returns the clean data. @throws Refusal */
  async accept(work: Work, actor: Actor, submission: Submission, tx: Transaction): Promise<Variables> {
    if (submission.formVersion !== work.form.hash) throw refuse('form-outdated');
    const checked = await this.forms.validate(work.form.json, submission.data, formContext(work, actor, tx));
    const { data, errors, warnings } = checked;
    if (errors.length > 0) throw refuse('form-invalid', { count: errors.length }, { errors });
    const open = warnings.filter(({ rule }) => !submission.acceptedWarnings.includes(rule ?? ''));
    if (open.length > 0) throw refuse('warnings-not-confirmed', { count: open.length }, { warnings: open });
    requireGuard(work, contextOf(work), data);
    return data as Variables;
  }
}

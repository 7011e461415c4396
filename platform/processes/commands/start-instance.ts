import { Injectable } from '@nestjs/common';
import type { Completed, Transaction } from '../../kernel/index.js';
import type { PersonActor } from '../../identity/index.js';
import { draftOwner } from '../../tasks/index.js';
import { CompletedAnswer } from '../completed-answer.js';
import { InstanceOwner } from '../instance-owner.js';
import { Idempotency } from '../idempotency.js';
import { StepExecutor } from '../step-executor.js';
import { stepResult, type Submission } from '../submission.js';
import { SubmissionCheck } from '../submission-check.js';
import { WorkFinder } from '../work-finder.js';

/** Starts an instance from its start form; when the process is about another instance, that one is the subject. */
@Injectable()
export class StartInstance {
  constructor(
    private readonly works: WorkFinder,
    private readonly check: SubmissionCheck,
    private readonly owner: InstanceOwner,
    private readonly executor: StepExecutor,
    private readonly answers: CompletedAnswer,
    private readonly idempotency: Idempotency,
  ) {}

  async run(
    key: string,
    actor: PersonActor,
    submission: Submission,
    commandKey: string,
    tx: Transaction,
  ): Promise<Completed> {
    const work = await this.works.find(key, actor, tx);
    const data = await this.check.accept(work, actor, submission, tx);
    const result = stepResult(work, data, actor);
    const organisation = await this.owner.of(work, result, tx);
    let answer!: Completed;
    await this.executor.execute(
      {
        tx,
        actor,
        now: work.now,
        release: work.release,
        instance: { ...work.instance, organisation },
        subject: work.subject,
        input: { kind: 'start', element: work.element.id, result },
        command: {
          kind: 'start',
          element: work.element.id,
          title: work.title,
          task: null,
          form: { id: work.form.id, version: work.form.hash },
          data,
        },
      },
      async (outcome) => {
        answer = await this.answers.of(work, outcome, actor, tx);
        return {
          draft: { key: work.key, organisationId: draftOwner(actor) },
          answer: {
            key: commandKey,
            personId: actor.person.id,
            response: this.idempotency.store(answer, outcome.instance.sealed),
          },
        };
      },
    );
    return answer;
  }
}

import { Injectable } from '@nestjs/common';
import { openWaits } from '../../engine/index.js';
import type { Completed, Transaction } from '../../kernel/index.js';
import type { PersonActor } from '../../identity/index.js';
import { draftOwner } from '../../tasks/index.js';
import { CompletedAnswer } from '../completed-answer.js';
import { Idempotency } from '../idempotency.js';
import { StepExecutor } from '../step-executor.js';
import { stepResult, type Submission } from '../submission.js';
import { SubmissionCheck } from '../submission-check.js';
import { WorkFinder } from '../work-finder.js';

/** Completes a task, or takes an action that is offered; such an action may stay open for the next time. */
@Injectable()
export class CompleteTask {
  constructor(
    private readonly works: WorkFinder,
    private readonly check: SubmissionCheck,
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
    // locks subject, instance and task, then authorises on the locked rows
    const work = await this.works.find(key, actor, tx);
    const task = work.task!;
    const data = await this.check.accept(work, actor, submission, tx);
    let answer!: Completed;
    await this.executor.execute(
      {
        tx,
        actor,
        now: work.now,
        release: work.release,
        instance: work.instance,
        subject: work.subject,
        input: { kind: 'complete', wait: task.wait, result: stepResult(work, data, actor) },
        command: {
          kind: task.kind === 'action' ? 'action' : 'complete',
          element: task.element,
          title: work.title,
          task: task.id,
          form: { id: work.form.id, version: work.form.hash },
          data,
        },
      },
      async (outcome) => {
        answer = await this.answers.of(work, outcome, actor, tx);
        const staysOpen = openWaits(outcome.instance.engine).some((wait) => wait.id === task.wait);
        return {
          completed: { task, staysOpen },
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

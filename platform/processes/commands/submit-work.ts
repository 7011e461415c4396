import { Injectable } from '@nestjs/common';
import { refuse, Refusal, type Completed, type Transaction } from '../../kernel/index.js';
import type { PersonActor } from '../../identity/index.js';
import { CommandTransaction } from '../command-transaction.js';
import { Idempotency } from '../idempotency.js';
import { isViolation } from '../is-violation.js';
import type { Submission } from '../submission.js';
import { isUuid, parseWorkKey } from '../work-key.js';
import { CompleteTask } from './complete-task.js';
import { StartInstance } from './start-instance.js';

/** One submission, whatever its kind: one transaction, and the same answer when it is sent again. */
@Injectable()
export class SubmitWork {
  constructor(
    private readonly transaction: CommandTransaction,
    private readonly idempotency: Idempotency,
    private readonly start: StartInstance,
    private readonly complete: CompleteTask,
  ) {}

  async run(
    key: string,
    actor: PersonActor,
    submission: Submission,
    commandKey: string | undefined,
  ): Promise<Completed> {
    if (!commandKey || !isUuid(commandKey)) throw refuse('idempotency-key-missing');
    const isStart = parseWorkKey(key)?.kind === 'start';
    const command = isStart ? this.start : this.complete;
    const work = (tx: Transaction) => command.run(key, actor, submission, commandKey, tx);
    try {
      return await (isStart ? this.transaction.run(work) : this.transaction.share(work));
    } catch (fault) {
      // the first of two equal clicks has closed the step for the second, or has taken its key
      if (!(fault instanceof Refusal) && !isViolation(fault, 'idempotency_pkey')) throw fault;
      const given = await this.idempotency.answerOf({ key: commandKey, personId: actor.person.id });
      if (given) return given;
      throw fault;
    }
  }
}

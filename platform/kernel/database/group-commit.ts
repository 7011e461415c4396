import { mergeStatements } from './merge-statements.js';
import { SharedLocks, SharedTransaction } from './shared-transaction.js';
import type { Sql } from './sql.js';
import type { OwnTransaction, Transaction } from './transaction.js';

export type Work<T> = (tx: Transaction) => Promise<T>;

const largestGroup = 16;

interface Waiting {
  work: Work<unknown>;
  resolve: (result: unknown) => void;
  reject: (fault: unknown) => void;
}

export interface Fallback {
  /** Whether the fault is the work's answer, whatever becomes of the transaction. */
  isAnswer(fault: unknown): boolean;
  /** Runs a work that could not share, in a transaction of its own. */
  alone<T>(work: Work<T>): Promise<T>;
}

/**
 * Works that come together are committed together: each locks its own rows and leaves its statements for later, and one
 * transaction writes them all. One group computes at a time; who comes meanwhile is of the next, which begins while
 * PostgreSQL writes the one before. Under load that spares most round trips and commits; without, a work has its own
 * transaction as ever. A work that does more than that, or a group that cannot be committed, runs again alone, so that
 * nobody is refused for another's fault.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private isComputing = false;

  constructor(
    private readonly sql: Sql,
    private readonly fallback: Fallback,
  ) {}

  /** @returns when the work is committed */
  run<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as Waiting['resolve'], reject });
      // not at once: others of the same moment come along
      if (this.waiting.length === 1) process.nextTick(() => this.startGroup());
    });
  }

  private startGroup(): void {
    if (this.isComputing || this.waiting.length === 0) return;
    this.isComputing = true;
    let isOver = false;
    void this.runGroup(this.waiting.splice(0, largestGroup), () => {
      if (isOver) return;
      isOver = true;
      this.isComputing = false;
      this.startGroup();
    });
  }

  /** @param next lets the next group begin */
  private async runGroup(works: Waiting[], next: () => void): Promise<void> {
    try {
      await this.runTogether(works, next);
    } catch (fault) {
      // no connection, and nothing has happened
      for (const { reject } of works) reject(fault);
    }
    next();
  }

  private async runTogether(works: Waiting[], next: () => void): Promise<void> {
    const tx = await this.sql.begin();
    const locks = new SharedLocks(tx);
    const grow = works.length === 1 ? next : null;
    const runs = await Promise.all(
      works.map((waiting) => runOne(waiting, new SharedTransaction(tx, locks, grow))),
    );
    next();
    const notCommitted = await commitTogether(runs, tx);
    for (const run of runs) this.settle(run, notCommitted, grow !== null);
  }

  private settle({ waiting, part, result, fault }: Run, notCommitted: unknown, wasAlone: boolean): void {
    const { work, resolve, reject } = waiting;
    const again = (): void => void this.fallback.alone(work).then(resolve, reject);
    if (part.hasLeft) again();
    else if (fault !== undefined && (wasAlone || this.fallback.isAnswer(fault))) reject(fault);
    else if (fault === undefined && notCommitted === undefined) resolve(result);
    else if (wasAlone) reject(notCommitted);
    else again();
  }
}

/** What became of a work, and its part in the transaction. */
interface Run {
  waiting: Waiting;
  part: SharedTransaction;
  result?: unknown;
  fault?: unknown;
}

async function runOne(waiting: Waiting, part: SharedTransaction): Promise<Run> {
  try {
    return { waiting, part, result: await waiting.work(part) };
  } catch (fault) {
    return { waiting, part, fault };
  }
}

/** Writes what the works have left for later that came to an end. @returns why nothing was committed, if so */
async function commitTogether(runs: readonly Run[], tx: OwnTransaction): Promise<unknown> {
  const joining = runs.filter(({ part, fault }) => !part.hasLeft && fault === undefined);
  try {
    for (const statement of mergeStatements(joining.map(({ part }) => part.takeStatements())))
      tx.later(statement);
    await (joining.length > 0 ? tx.commit() : tx.rollback());
    return undefined;
  } catch (fault) {
    return fault;
  }
}

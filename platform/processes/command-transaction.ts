import { Injectable } from '@nestjs/common';
import { GroupCommit, Refusal, Sql, type Work } from '../kernel/index.js';

const attempts = 3;

/**
 * The transaction of a command. PostgreSQL ends one of two commands that block each other, and the optimistic version
 * ends one that came second: nothing has happened then, so such a command is simply run again.
 */
@Injectable()
export class CommandTransaction {
  private readonly groups: GroupCommit;

  constructor(private readonly sql: Sql) {
    this.groups = new GroupCommit(sql, {
      isAnswer: (fault) => fault instanceof Refusal,
      alone: (work) => this.run(work),
    });
  }

  /** Like `run`, together with others that come at the same time as long as it changes its own instance only. */
  async share<T>(work: Work<T>): Promise<T> {
    try {
      return await this.groups.run(work);
    } catch (fault) {
      if (!mayBeRetried(fault)) throw fault;
      return this.run(work);
    }
  }

  async run<T>(work: Work<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.sql.transaction(work);
      } catch (fault) {
        if (attempt === attempts || !mayBeRetried(fault)) throw fault;
      }
    }
  }
}

function mayBeRetried(fault: unknown): boolean {
  if (fault instanceof Refusal) return fault.code === 'version-conflict';
  const code = (fault as { code?: unknown } | null)?.code;
  return code === '40P01' || code === '40001';
}

import { Injectable } from '@nestjs/common';
import { Refusal, Sql, type Transaction } from '../kernel/index.js';

const attempts = 3;

/**
 * The transaction of a command. PostgreSQL ends one of two commands that block each other, and the optimistic version
 * ends one that came second: nothing has happened then, so such a command is simply run again.
 */
@Injectable()
export class CommandTransaction {
  constructor(private readonly sql: Sql) {}

  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
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

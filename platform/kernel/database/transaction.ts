import { roundTrip } from './round-trip.js';
import type { Connection, Result, Statement } from './statement.js';

const begin: Statement = { name: 'begin', text: 'BEGIN', values: [] };
const commit: Statement = { name: 'commit', text: 'COMMIT', values: [] };
const rollback: Statement = { name: 'rollback', text: 'ROLLBACK', values: [] };

/** What takes part in a transaction: all of it is committed, or nothing. */
export interface Transaction {
  send(statement: Statement): Promise<Result>;
  /** Its fault is thrown by whatever travels with it: at the latest by the commit. */
  later(statement: Statement): void;
  /** The connection, for those who use it themselves, with what waits sent. */
  ready(): Promise<Connection>;
}

/**
 * A transaction on a connection of its own. `BEGIN` travels with its first statement, and what was given to `later` with
 * the next one or with `COMMIT`: fewer round trips, and PostgreSQL skips the `COMMIT` behind a statement that fails.
 */
export class OwnTransaction implements Transaction {
  private waiting: Statement[] = [begin];
  private ended = false;

  constructor(
    private readonly connection: Connection,
    private readonly release: () => void,
  ) {}

  async send(statement: Statement): Promise<Result> {
    const results = await this.flush(statement);
    return results.at(-1)!;
  }

  async ready(): Promise<Connection> {
    if (this.waiting.length > 0) await this.flush();
    return this.connection;
  }

  later(statement: Statement): void {
    this.waiting.push(statement);
  }

  /** @throws when PostgreSQL has not committed; everything is rolled back then */
  async commit(): Promise<void> {
    try {
      if (this.waiting[0] !== begin || this.waiting.length > 1) {
        const { command } = await this.send(commit);
        // so PostgreSQL answers in a transaction that has failed before
        if (command !== 'COMMIT') throw new Error(`Expected the transaction to commit, but: ${command}`);
      }
      this.end();
    } catch (fault) {
      await this.rollback();
      throw fault;
    }
  }

  /** Never throws: a connection that cannot roll back is given to nobody, and PostgreSQL rolls back when it closes. */
  async rollback(): Promise<void> {
    if (this.ended) return;
    const begun = this.waiting[0] !== begin;
    this.waiting = [rollback];
    try {
      if (begun) await this.flush();
    } catch {
      this.connection._invalid = true;
    }
    this.end();
  }

  private async flush(...more: Statement[]): Promise<Result[]> {
    if (this.ended) throw new Error('Expected an open transaction, but it has ended');
    const statements = [...this.waiting, ...more];
    this.waiting = [];
    return roundTrip(this.connection, statements);
  }

  private end(): void {
    if (this.ended) return;
    this.ended = true;
    this.release();
  }
}

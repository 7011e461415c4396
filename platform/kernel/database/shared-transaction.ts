import { Gathering } from '../gathering.js';
import type { RowLock } from './row-lock.js';
import type { Connection, Result, Row, Statement } from './statement.js';
import type { OwnTransaction, Transaction } from './transaction.js';

/** The work needs more than what several may do in one transaction: it has to run again in one of its own. */
export class NotShareable extends Error {
  constructor() {
    super('Expected nothing but a row lock and statements for later in a shared transaction');
  }
}

/** What the works of one group have in common. */
export class SharedLocks {
  private readonly gatherings = new Map<RowLock, Gathering<string, Row>>();
  private readonly given = new Set<unknown>();

  constructor(private readonly tx: OwnTransaction) {}

  async rowOf(lock: RowLock, key: string): Promise<Row | null> {
    let gathering = this.gatherings.get(lock);
    if (!gathering) {
      gathering = new Gathering(async (keys) => {
        const { rows } = await this.tx.send(lock.statement(keys, true));
        return new Map(rows.map((row) => [lock.keyOf(row), row]));
      });
      this.gatherings.set(lock, gathering);
    }
    const row = await gathering.ask(key);
    if (!row || this.given.has(row[lock.apart])) return null;
    this.given.add(row[lock.apart]);
    return row;
  }
}

/**
 * One work's part in a transaction of several: locks that skip what is locked, reads, and statements for later. Nothing that it
 * does before the commit can be seen by the others or make them wait. A work that is by itself may do everything.
 */
export class SharedTransaction implements Transaction {
  /** It asked for more; whatever became of it since does not count. */
  hasLeft = false;
  private readonly statements: Statement[] = [];
  private isOwn = false;

  /** @param grow null when there are others; called before the first statement that may take its time */
  constructor(
    private readonly tx: OwnTransaction,
    private readonly locks: SharedLocks,
    private readonly grow: (() => void) | null,
  ) {}

  /** Null also when the row is locked by somebody else or was given to another work of the group. */
  rowOf(lock: RowLock, key: string): Promise<Row | null> {
    return this.locks.rowOf(lock, key);
  }

  async send(statement: Statement): Promise<Result> {
    this.becomeOwn();
    return this.tx.send(statement);
  }

  async read(statement: Statement): Promise<Result> {
    return this.statements.length > 0 ? this.send(statement) : this.tx.send(statement);
  }

  later(statement: Statement): void {
    if (this.isOwn) this.tx.later(statement);
    else this.statements.push(statement);
  }

  async ready(): Promise<Connection> {
    this.becomeOwn();
    return this.tx.ready();
  }

  /** What is to be written, when the work has succeeded. */
  takeStatements(): Statement[] {
    return this.statements.splice(0);
  }

  private becomeOwn(): void {
    if (!this.grow) {
      this.hasLeft = true;
      throw new NotShareable();
    }
    if (this.isOwn) return;
    this.isOwn = true;
    for (const statement of this.takeStatements()) this.tx.later(statement);
    this.grow();
  }
}

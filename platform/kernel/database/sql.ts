import { setTimeout as pause } from 'node:timers/promises';
import { Sequelize } from 'sequelize';
import { markLost, roundTrip } from './round-trip.js';
import type { RowLock } from './row-lock.js';
import type { RowsSql } from './rows-sql.js';
import { SharedTransaction } from './shared-transaction.js';
import {
  preparedName,
  type Connection,
  type Explain,
  type Result,
  type Row,
  type Statement,
} from './statement.js';
import { OwnTransaction, type Transaction } from './transaction.js';

/**
 * Bound SQL on the connections of Sequelize's pool. Statements go straight to the driver (`$1` places, never text
 * concatenation), which the command path needs: Sequelize's own query layer costs more than many of these statements do.
 */
export class Sql {
  private readonly names = new Map<string, string>();

  constructor(readonly sequelize: Sequelize) {}

  static connect(url: string, options: { pool: number }): Sql {
    return new Sql(
      new Sequelize(url, {
        dialect: 'postgres',
        logging: false,
        pool: { max: options.pool, min: 0, idle: 30_000, acquire: 30_000 },
        dialectOptions: { application_name: 'platform', keepAlive: true },
      }),
    );
  }

  /** Rows of one statement; `bind` fills `$1`, `$2` … Timestamps come as Date, numeric and bigint as text. */
  async query<T extends object = Row>(
    text: string,
    bind: readonly unknown[] = [],
    tx?: Transaction,
  ): Promise<T[]> {
    return (await this.send({ text, values: bind }, tx)).rows as T[];
  }

  /** Like `query`, prepared once per connection: for fixed statements on the hot path only. */
  async prepared<T extends object = Row>(
    text: string,
    bind: readonly unknown[] = [],
    tx?: Transaction,
  ): Promise<T[]> {
    return (await this.send({ text, values: bind, name: this.nameOf(text) }, tx)).rows as T[];
  }

  /**
   * Like `prepared`, for a short statement that locks nothing and reads nothing that its own transaction has written:
   * works that share a transaction may send it.
   */
  async read<T extends object = Row>(
    text: string,
    bind: readonly unknown[] = [],
    tx?: Transaction,
  ): Promise<T[]> {
    if (!(tx instanceof SharedTransaction)) return this.prepared(text, bind, tx);
    return (await tx.read({ text, values: bind, name: this.nameOf(text) })).rows as T[];
  }

  /**
   * A prepared statement whose rows nobody needs: it travels with the transaction's next statement or its commit, which
   * then throws its fault as `explain` gives it.
   */
  later(text: string, bind: readonly unknown[], tx: Transaction, explain: Explain): void {
    tx.later({ text, values: bind, name: this.nameOf(text), explain });
  }

  /** A prepared statement whose rows nobody needs: at once, or `later` where its fault is explained. */
  async write(text: string, bind: readonly unknown[], tx?: Transaction, explain?: Explain): Promise<void> {
    if (tx && explain) this.later(text, bind, tx, explain);
    else await this.prepared(text, bind, tx);
  }

  /** Like `write`; works of one group write theirs together. */
  async writeRow(
    kind: RowsSql,
    row: Readonly<Record<string, unknown>>,
    tx: Transaction,
    explain?: Explain,
  ): Promise<void> {
    const statement = kind.statement(row, explain);
    if (explain) tx.later(statement);
    else await tx.send(statement);
  }

  /** The row of one key, locked. Works of one group lock theirs together, as far as nobody else holds them. */
  async lock<T extends object = Row>(lock: RowLock, key: string, tx: Transaction): Promise<T | null> {
    const shared = tx instanceof SharedTransaction ? await tx.rowOf(lock, key) : null;
    const [row] = shared ? [shared] : (await tx.send(lock.statement([key], false))).rows;
    return (row as T | undefined) ?? null;
  }

  /** How many rows the statement changed. */
  async execute(text: string, bind: readonly unknown[] = [], tx?: Transaction): Promise<number> {
    return (await this.send({ text, values: bind }, tx)).rowCount;
  }

  /** Commits when `work` returns, rolls back when it throws. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const tx = await this.begin();
    try {
      const result = await work(tx);
      await tx.commit();
      return result;
    } catch (fault) {
      await tx.rollback();
      throw fault;
    }
  }

  /** A transaction that its caller commits or rolls back. */
  async begin(): Promise<OwnTransaction> {
    const connection = await this.take();
    return new OwnTransaction(connection, () => this.giveBack(connection));
  }

  async close(): Promise<void> {
    await this.sequelize.close();
  }

  private async send(statement: Statement, tx?: Transaction): Promise<Result> {
    if (tx) {
      if (!isPlain(statement)) return tx.send(statement);
      return sendPlain(await tx.ready(), statement.text);
    }
    const connection = await this.take();
    try {
      if (isPlain(statement)) return await sendPlain(connection, statement.text);
      const [result] = await roundTrip(connection, [statement]);
      return result!;
    } finally {
      this.giveBack(connection);
    }
  }

  private async take(): Promise<Connection> {
    return (await this.sequelize.connectionManager.getConnection({ type: 'write' })) as Connection;
  }

  private giveBack(connection: Connection): void {
    this.sequelize.connectionManager.releaseConnection(connection);
  }

  private nameOf(text: string): string {
    let name = this.names.get(text);
    if (!name) {
      name = preparedName(text);
      this.names.set(text, name);
    }
    return name;
  }
}

/** A text without values may hold several statements, which only the simple protocol takes. */
function isPlain({ name, values }: Statement): boolean {
  return name === undefined && values.length === 0;
}

async function sendPlain(connection: Connection, text: string): Promise<Result> {
  try {
    const { rows, rowCount, command } = await connection.query<Row>(text);
    return { rows, rowCount: rowCount ?? 0, command };
  } catch (fault) {
    markLost(connection, fault);
    throw fault;
  }
}

/** Waits until the database answers; says so, and gives up after `seconds`. */
export async function waitForDatabase(sql: Sql, seconds: number, say: (line: string) => void): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sql.query('SELECT 1');
      return;
    } catch (cause) {
      const reason = (cause as Error).message;
      if (Date.now() >= deadline) {
        throw new Error(
          `等待 ${seconds} 秒后数据库仍无法连接（${reason}），请检查 DATABASE_URL 和数据库服务。`,
          { cause },
        );
      }
      if (attempt === 1 || attempt % 5 === 0)
        say(`数据库暂时无法连接（${reason}），继续等待，最多 ${seconds} 秒…`);
      await pause(Math.min(250 * attempt, 2000));
    }
  }
}

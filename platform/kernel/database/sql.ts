import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Sequelize } from 'sequelize';
import { markLost, roundTrip } from './round-trip.js';
import type { Connection, Result, Row, Statement } from './statement.js';
import { Transaction } from './transaction.js';

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
   * A prepared statement whose rows nobody needs: it travels with the transaction's next statement or its commit, which
   * then throws its fault as `explain` gives it.
   */
  later(text: string, bind: readonly unknown[], tx: Transaction, explain: (fault: unknown) => unknown): void {
    tx.later({ text, values: bind, name: this.nameOf(text), explain });
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
  async begin(): Promise<Transaction> {
    const connection = await this.take();
    return new Transaction(connection, () => this.giveBack(connection));
  }

  async close(): Promise<void> {
    await this.sequelize.close();
  }

  private async send(statement: Statement, tx?: Transaction): Promise<Result> {
    if (tx) {
      if (!isPlain(statement)) return tx.send(statement);
      await tx.ready();
      return sendPlain(tx.connection, statement.text);
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
      name = createHash('sha1').update(text).digest('hex');
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

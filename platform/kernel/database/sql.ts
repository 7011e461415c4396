import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Sequelize, type Transaction as SequelizeTransaction } from 'sequelize';

export type Transaction = SequelizeTransaction;
export type Row = Record<string, unknown>;

interface Connection {
  /** Sequelize's own mark: the pool gives such a connection to nobody. */
  _invalid?: boolean;
  query(statement: {
    text: string;
    values: readonly unknown[];
    name?: string;
  }): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

/**
 * Bound SQL over Sequelize's pool and inside its transactions. Statements go straight to the driver
 * (`$1` places, never text concatenation), which the command path needs: Sequelize's own query layer costs more than
 * many of these statements do.
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

  /** How many rows the statement changed. */
  async execute(text: string, bind: readonly unknown[] = [], tx?: Transaction): Promise<number> {
    return (await this.send({ text, values: bind }, tx)).rowCount ?? 0;
  }

  /** Commits when `work` returns, rolls back when it throws. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.sequelize.transaction(work);
  }

  async close(): Promise<void> {
    await this.sequelize.close();
  }

  private async send(
    statement: { text: string; values: readonly unknown[]; name?: string },
    tx?: Transaction,
  ): Promise<{ rows: unknown[]; rowCount: number | null }> {
    if (tx) return run((tx as unknown as { connection: Connection }).connection, statement);
    const pool = this.sequelize.connectionManager;
    const connection = (await pool.getConnection({ type: 'write' })) as Connection;
    try {
      return await run(connection, statement);
    } finally {
      pool.releaseConnection(connection as never);
    }
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

async function run(
  connection: Connection,
  statement: { text: string; values: readonly unknown[]; name?: string },
): Promise<{ rows: unknown[]; rowCount: number | null }> {
  try {
    return await connection.query(statement);
  } catch (fault) {
    // anything but an ordinary error of a statement means that the connection is gone
    if ((fault as { severity?: string }).severity !== 'ERROR') connection._invalid = true;
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

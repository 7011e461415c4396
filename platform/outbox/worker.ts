import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { Logger as JobLogger, run, runMigrations, type Runner, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { Sql } from '../kernel/index.js';

export type JobHandler = (payload: never) => Promise<void>;

/** Servers that start together must not migrate the job tables at the same time. */
const migrationLock = 7_100_002;

/**
 * graphile-worker inside each server process. Jobs are written in the transaction of a command and run after its
 * commit by whichever process takes them; a job whose handler throws is tried again with growing pauses.
 */
@Injectable()
export class Worker implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('作业');
  private readonly handlers = new Map<string, JobHandler>();
  private readonly schedules: string[] = [];
  private readonly pool: pg.Pool;
  private runner: Runner | null = null;

  constructor(private readonly sql: Sql) {
    const { host, port, username, password, database } = sql.sequelize.config;
    this.pool = new pg.Pool({
      host,
      port: Number(port),
      user: username,
      password: password ?? undefined,
      database,
      max: 4,
      application_name: 'platform-jobs',
    });
    // a connection that dies while idle is replaced by the pool
    this.pool.on('error', (fault) => this.log.warn(`数据库连接中断：${fault.message}`));
  }

  /** To be called before the application has started. `schedule` is a crontab line's time, for example `* * * * *`. */
  handle(identifier: string, handler: JobHandler, schedule?: string): void {
    this.handlers.set(identifier, handler);
    if (schedule) this.schedules.push(`${schedule} ${identifier}`);
  }

  async onModuleInit(): Promise<void> {
    await this.sql.transaction(async (tx) => {
      await this.sql.query('SELECT pg_advisory_xact_lock($1)', [migrationLock], tx);
      await runMigrations({ pgPool: this.pool, logger: this.jobLogger() });
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const taskList: TaskList = {};
    for (const [identifier, handler] of this.handlers) {
      taskList[identifier] = (payload) => handler(payload as never);
    }
    this.runner = await run({
      pgPool: this.pool,
      taskList,
      crontab: this.schedules.join('\n'),
      concurrency: 2,
      noHandleSignals: true,
      logger: this.jobLogger(),
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.runner?.stop();
    await this.pool.end();
  }

  private jobLogger(): JobLogger {
    return new JobLogger(() => (level, message) => {
      if (level === 'error') this.log.error(message);
      else if (level === 'warning') this.log.warn(message);
    });
  }
}

import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from './application.js';
import { DataFolderLock } from './data-folder-lock.js';
import { FirstAdministrator } from './identity/index.js';
import { Clock, Config, EmbeddedPostgres, migrate, Sealer, Sql, waitForDatabase } from './kernel/index.js';

export interface RunningServer {
  url: string;
  /** Ends requests, timers and then the database of our own, in this order. */
  stop(): Promise<void>;
}

type Say = (line: string) => void;

/**
 * Starts one server process: data folder, database (our own or DATABASE_URL), migrations, application, first
 * accounts, port. Whatever cannot go on says why and stops what was started before it.
 */
export async function startServer(
  environment: NodeJS.ProcessEnv,
  flags: readonly string[],
  say: Say,
): Promise<RunningServer> {
  const config = Config.fromEnvironment(environment, flags);
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.reverse()) await end();
  };
  try {
    const sql = await openDatabase(config, say, stops);
    const kernel = { config, sql, clock: new Clock(), sealer: await Sealer.load(config) };
    const app = await createApplication(kernel);
    stops.push(() => app.close());
    await makeFirstAccounts(app, config, say);
    const url = await listen(app, config);
    say(`已就绪：${url}`);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openDatabase(config: Config, say: Say, stops: (() => Promise<void>)[]): Promise<Sql> {
  let url = config.settings.databaseUrl;
  if (url === null) {
    const lock = await DataFolderLock.take(config.dataFolder);
    stops.push(() => lock.release());
    const postgres = await EmbeddedPostgres.start({
      folder: path.join(config.dataFolder, 'postgres'),
      database: 'platform',
      say,
    });
    stops.push(() => postgres.stop());
    url = postgres.url;
  }
  const sql = Sql.connect(url, { pool: config.settings.databasePool });
  stops.push(() => sql.close());
  await waitForDatabase(sql, config.settings.databaseWaitSeconds, say);
  await migrate(sql);
  return sql;
}

async function makeFirstAccounts(app: NestFastifyApplication, config: Config, say: Say): Promise<void> {
  if (config.demo) return;
  const account = await app.get(FirstAdministrator, { strict: false }).createWhenEmpty();
  if (account)
    say(`已创建管理员账户：${account.username}，密码 ${account.password}（只显示这一次，请尽快修改）`);
}

/** The port asked for, or the next free one when none was asked for. */
async function listen(app: NestFastifyApplication, config: Config): Promise<string> {
  const { host, port, portGiven } = config.settings;
  for (let candidate = port; ; candidate += 1) {
    try {
      await app.listen(candidate, host);
      return `http://localhost:${candidate}`;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || portGiven || candidate >= port + 50) {
        throw taken ? new Error(`端口 ${candidate} 已被占用，请用环境变量 PORT 指定别的端口。`) : error;
      }
    }
  }
}

import 'reflect-metadata';
import net from 'node:net';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from './application.js';
import { FirstAdministrator } from './identity/index.js';
import {
  Clock,
  Config,
  EmbeddedPostgres,
  FolderLock,
  migrate,
  Sealer,
  Sql,
  waitForDatabase,
} from './kernel/index.js';

/** Starts one server process; `--demo` fills an empty database with demo data. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
/** What is to be undone when the process ends, last first. */
const undo: (() => Promise<void>)[] = [];
let stopping: Promise<never> | null = null;

async function start(config: Config): Promise<void> {
  const { settings } = config;
  const lock = settings.databaseUrl ? null : await FolderLock.take(config.dataFolder);
  if (lock) undo.push(() => lock.release());
  const url = settings.databaseUrl ?? (await startEmbedded(config));
  const sql = Sql.connect(url, { pool: settings.databasePool });
  undo.push(() => sql.close());
  await waitForDatabase(sql, settings.databaseWaitSeconds, say);
  await migrate(sql);
  const app = await createApplication({ config, sql, clock: new Clock(), sealer: await Sealer.load(config) });
  undo.push(() => app.close());
  await fillEmptyDatabase(app, config);
  const address = await listen(app, config);
  await lock?.announce(address);
  say(`服务已就绪：${address}`);
}

async function startEmbedded(config: Config): Promise<string> {
  const postgres = await EmbeddedPostgres.start({
    folder: path.join(config.dataFolder, 'postgres'),
    database: 'platform',
    say,
  });
  undo.push(() => postgres.stop());
  return postgres.url;
}

async function fillEmptyDatabase(app: NestFastifyApplication, config: Config): Promise<void> {
  if (config.demo) return;
  const account = await app.get(FirstAdministrator, { strict: false }).createWhenEmpty();
  if (!account) return;
  say('已创建系统管理员账号，密码只显示这一次，请立即记下：');
  say(`  用户名  ${account.username}`);
  say(`  密  码  ${account.password}`);
}

/** The port asked for, or else the first free one from 8080. */
async function listen(app: NestFastifyApplication, { settings }: Config): Promise<string> {
  let { port } = settings;
  if (!settings.portGiven) while (!(await isFree(port, settings.host))) port += 1;
  await app.listen(port, settings.host);
  const actual = (app.getHttpServer().address() as net.AddressInfo).port;
  return `http://localhost:${actual}`;
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** Longer than a request or job may take; a process that should go must go. */
const patienceMs = 20_000;

function stop(exitCode: number): Promise<never> {
  stopping ??= (async () => {
    setTimeout(() => {
      say('停止用时过长，强制退出。');
      process.exit(1);
    }, patienceMs).unref();
    for (const step of undo.reverse()) {
      await step().catch((fault: unknown) => say(`停止时出现问题：${(fault as Error).message}`));
    }
    process.exit(exitCode);
  })();
  return stopping;
}

function explain(fault: unknown): string {
  const code = (fault as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE') return '端口已被占用，请换一个端口（环境变量 PORT）或停止占用它的程序。';
  return (fault as Error).message;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!stopping) say('正在停止…');
    void stop(0);
  });
}

await start(Config.fromEnvironment(process.env, process.argv.slice(2))).catch((fault: unknown) => {
  process.stderr.write(`无法启动：${explain(fault)}\n`);
  if (process.env['DEBUG']) console.error(fault);
  return stop(1);
});

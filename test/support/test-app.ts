import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from '../../platform/application.js';
import { Config, Sealer, type Kernel, type Settings } from '../../platform/kernel/index.js';
import { TestClock } from './test-clock.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

export interface TestAppOptions {
  /** Folder of the bundle; the smallest one unless told. */
  definitions?: string;
  /** Nest modules; all capabilities unless told. */
  modules?: readonly Type[];
  /** An existing database: two apps on one database are two server processes. */
  database?: TestDatabase;
  settings?: Partial<Settings>;
}

export interface TestApp {
  app: NestFastifyApplication;
  kernel: Kernel & { clock: TestClock };
  /** `http://127.0.0.1:…` */
  url: string;
  database: TestDatabase;
  /** An instance of a provider. */
  get<T>(token: Type<T>): T;
  close(): Promise<void>;
}

export const smallestBundle = path.resolve('test/support/bundle');
const sealingKey = Buffer.alloc(32, 7).toString('base64');

/** The real application, listening, on a database and a data folder of its own. */
export async function bootTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await createTestDatabase());
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'platform-data-'));
  const config = new Config({
    ...Config.fromEnvironment({}, []).settings,
    databaseUrl: database.url,
    dataFolder,
    definitionsFolder: options.definitions ?? smallestBundle,
    interfaceFolder: path.join(dataFolder, 'ui'),
    sealingKey,
    loginsPerMinute: 100_000,
    ...options.settings,
  });
  const kernel = { config, sql: database.sql, clock: new TestClock(), sealer: await Sealer.load(config) };
  const app = await createApplication(kernel, options.modules);
  await app.listen(0, '127.0.0.1');
  return {
    app,
    kernel,
    url: await app.getUrl(),
    database,
    get: (token) => app.get(token, { strict: false }),
    async close() {
      await app.close();
      if (!options.database) await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

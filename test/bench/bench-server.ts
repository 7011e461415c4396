import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { CpuProfile } from './cpu-profile.js';

export interface BenchServerOptions {
  databaseUrl: string;
  definitions: string;
  /** How many server processes on one database. */
  processes?: number;
  flags?: readonly string[];
  environment?: NodeJS.ProcessEnv;
}

/** Demo data are made by real commands, one after the other. */
const startSeconds = 600;

/** Real server processes: the entry that `npm start` runs, each on a port of its own. */
export class BenchServer {
  private constructor(
    readonly ports: readonly number[],
    private readonly children: readonly ChildProcess[],
    private readonly folder: string,
  ) {}

  static async start({ processes = 1, ...options }: BenchServerOptions): Promise<BenchServer> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'platform-bench-data-'));
    const sealingKey = randomBytes(32).toString('base64');
    const ports: number[] = [];
    const children: ChildProcess[] = [];
    const server = new BenchServer(ports, children, folder);
    try {
      // one after the other: the first migrates and publishes the release
      for (let index = 0; index < processes; index += 1) {
        const port = await freePort();
        ports.push(port);
        children.push(spawnServer(port, folder, sealingKey, options));
        await answers(port, children[index]!);
      }
    } catch (fault) {
      await server.stop();
      throw fault;
    }
    return server;
  }

  get processIds(): number[] {
    return this.children.map(({ pid }) => pid!);
  }

  /** The first process's main thread while `work` runs. */
  async profile(work: () => Promise<void>): Promise<CpuProfile> {
    const [child] = this.children;
    child!.send('profile');
    await once(child!, 'message');
    await work();
    child!.send('profiled');
    const [{ profile }] = (await once(child!, 'message')) as [{ profile: CpuProfile }];
    return profile;
  }

  async stop(): Promise<void> {
    for (const child of this.children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await once(child, 'exit');
      clearTimeout(late);
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

function spawnServer(
  port: number,
  folder: string,
  sealingKey: string,
  { databaseUrl, definitions, flags = [], environment = {} }: Omit<BenchServerOptions, 'processes'>,
): ChildProcess {
  const imports = ['test/support/typescript.mjs', 'test/bench/server-profiler.mjs'];
  return spawn(
    process.execPath,
    [
      // as `npm start` does
      '--enable-source-maps',
      ...imports.flatMap((file) => ['--import', path.resolve(file)]),
      path.resolve('platform/main.ts'),
      ...flags,
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: folder,
        DEFINITIONS_DIR: definitions,
        SEALING_KEY: sealingKey,
        LOGINS_PER_MINUTE: '1000000',
        ...environment,
      },
    },
  );
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + startSeconds * 1_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with exit code ${child.exitCode}`);
    const ok = await fetch(`http://127.0.0.1:${port}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server did not answer within ${startSeconds} s`);
}

export async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from './bench-server.js';
import { reading } from './completions.js';
import { HttpClient } from './http-client.js';
import { createClientRows, type RecordedCompletion } from './pgbench-script.js';

/** Runs of pgbench have lower numbers. */
const firstRun = 500;

/** The least that a completion costs in Node.js, see `bare-server.ts`. */
export class BarePeer {
  private runs = firstRun;

  private constructor(
    private readonly child: ChildProcess,
    private readonly port: number,
    private readonly databaseUrl: string,
    private readonly completion: RecordedCompletion,
  ) {}

  static async start(
    databaseUrl: string,
    completion: RecordedCompletion,
    connections: number,
    folder: string,
  ): Promise<BarePeer> {
    const file = path.join(folder, 'completion.json');
    await writeFile(file, JSON.stringify(completion));
    const port = await freePort();
    const child = spawn(
      process.execPath,
      [
        ...[
          '--import',
          path.resolve('test/support/typescript.mjs'),
          path.resolve('test/bench/bare-server.ts'),
        ],
        ...[databaseUrl, file, String(connections), String(port)],
      ],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    );
    await once(child, 'message');
    return new BarePeer(child, port, databaseUrl, completion);
  }

  async perSecond(clients: number, seconds: number): Promise<number> {
    const run = ++this.runs;
    await createClientRows(this.databaseUrl, this.completion.instance, run, clients);
    const body = { data: reading, formVersion: this.completion.idempotencyKey, acceptedWarnings: [] };
    const end = performance.now() + seconds * 1_000;
    let count = 0;
    await Promise.all(
      Array.from({ length: clients }, async (_, number) => {
        const client = new HttpClient(this.port);
        while (performance.now() < end) {
          const { status, text } = await client.send('POST', `/${run}/${number}`, body);
          if (status !== 201) throw new Error(`The bare server answered ${status}: ${text}`);
          count += 1;
        }
        client.close();
      }),
    );
    return count / seconds;
  }

  async stop(): Promise<void> {
    this.child.disconnect();
    await once(this.child, 'exit');
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const runner = ['--import', path.resolve('test/support/typescript.mjs'), path.resolve('platform/main.ts')];

/** A server of its own, as `npm start` runs it, on a port that is free. */
export class ServerProcess {
  output = '';
  private readonly child: ChildProcess;

  constructor(environment: Record<string, string>, flags: string[] = [], folder = process.cwd()) {
    this.child = spawn(process.execPath, [...runner, ...flags], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', PORT: '0', HOST: '127.0.0.1', ...environment },
    });
    const note = (chunk: Buffer): void => void (this.output += chunk.toString());
    this.child.stdout!.on('data', note);
    this.child.stderr!.on('data', note);
  }

  /** Waits for the line that says the address. @throws with the output when the process ends before */
  async ready(): Promise<string> {
    for (;;) {
      const address = /服务已就绪：(\S+)/.exec(this.output)?.[1];
      if (address) return address.replace('localhost', '127.0.0.1');
      if (this.child.exitCode !== null) throw new Error(`The server ended:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** @returns the exit code, null when the signal killed it */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exit();
  }

  async exit(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }
}

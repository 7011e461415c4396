import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Json } from '../../../platform/engine/index.js';
import type { Question } from './trading-server.js';

interface Reply {
  id?: number;
  url?: string;
  result?: Json;
  fault?: string;
}

/** The product in a process of its own, whose clock the test moves. */
export class TradingProcess {
  url = '';
  private questions = 0;
  private readonly waiting = new Map<number, (reply: Reply) => void>();

  private constructor(private readonly child: ChildProcess) {}

  static async start(options: object): Promise<TradingProcess> {
    const child = fork(path.resolve('test/browser/support/trading-server.ts'), [JSON.stringify(options)], {
      execArgv: ['--import', path.resolve('test/support/typescript.mjs')],
    });
    const server = new TradingProcess(child);
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`The server ended with code ${code}`)));
      child.on('message', (reply: Reply) => {
        if (reply.url) {
          server.url = reply.url;
          resolve();
        } else server.waiting.get(reply.id!)?.(reply);
      });
    });
    return server;
  }

  feel(text: string): Promise<Json> {
    return this.ask({ ask: 'feel', text });
  }

  /** Stops the clock there; timers that fall due on the way go off. */
  async moveTo(instant: string): Promise<void> {
    await this.ask({ ask: 'moveTo', instant });
  }

  async skipWorkingDays(days: number, time = '10:00'): Promise<void> {
    const day = `date and time(string(today()) + "T${time}:00+08:00")`;
    await this.moveTo(String(await this.feel(`add working days(${day}, ${days})`)));
  }

  /** Logs everybody out, as a session that has run out does. */
  async expireSessions(): Promise<void> {
    await this.ask({ ask: 'expireSessions' });
  }

  async close(): Promise<void> {
    await this.ask({ ask: 'close' });
  }

  private async ask(question: Question): Promise<Json> {
    const id = (this.questions += 1);
    const reply = await new Promise<Reply>((resolve) => {
      this.waiting.set(id, resolve);
      this.child.send({ ...question, id });
    });
    if (reply.fault !== undefined) throw new Error(reply.fault);
    return reply.result ?? null;
  }
}

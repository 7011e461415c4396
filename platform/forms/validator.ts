import os from 'node:os';
import { Worker } from 'node:worker_threads';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Form } from '../definitions/index.js';
import type { Variables } from '../engine/index.js';
import { Config, refuse } from '../kernel/index.js';
import { checkForm, withoutLoggedFaults } from './check-form.mjs';
import { coreComponents } from './core-components.js';
import type { CoreResult } from './core-result.js';
import { isQuick } from './quick-form.js';

const workerFile = new URL('./validation.worker.mjs', import.meta.url);
const poolSize = 2;

/**
 * Runs Form.io's own validation: at once where it is known to be short, else in a worker thread. One that does not answer in
 * time (a pattern that backtracks for seconds) is terminated. Whatever goes wrong in a rule counts as not valid: Form.io
 * itself would let it pass.
 */
@Injectable()
export class Validator implements OnApplicationShutdown {
  private readonly log = new Logger('表单校验');
  private readonly idle: ValidationThread[] = [];
  private readonly waiting: ((thread: ValidationThread) => void)[] = [];
  private readonly numbers = new WeakMap<Form, number>();
  private threads = 0;
  private forms = 0;

  constructor(private readonly config: Config) {}

  /** @throws Refusal `form-not-checked` */
  async run(form: Form, data: Variables): Promise<CoreResult> {
    try {
      const text = JSON.stringify(data);
      return isQuick(form, data, text) ? runHere(form, text) : await this.runInThread(form, data);
    } catch (cause) {
      this.log.warn(`${form.title}：${(cause as Error).message}`);
      throw refuse('form-not-checked', {}, {}, { cause });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.idle.map((thread) => thread.end()));
  }

  private async runInThread(form: Form, data: Variables): Promise<CoreResult> {
    const thread = await this.take();
    try {
      return await thread.validate(this.numberOf(form), coreComponents(form), data);
    } finally {
      this.giveBack(thread);
    }
  }

  private take(): Promise<ValidationThread> {
    const thread = this.idle.pop();
    if (thread) return Promise.resolve(thread);
    if (this.threads < poolSize) {
      this.threads += 1;
      return Promise.resolve(new ValidationThread(this.config.settings.validationMilliseconds));
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private giveBack(thread: ValidationThread): void {
    const usable = thread.isAlive
      ? thread
      : new ValidationThread(this.config.settings.validationMilliseconds);
    const next = this.waiting.shift();
    if (next) next(usable);
    else this.idle.push(usable);
  }

  private numberOf(form: Form): number {
    let number = this.numbers.get(form);
    if (number === undefined) this.numbers.set(form, (number = this.forms += 1));
    return number;
  }
}

function runHere(form: Form, text: string): CoreResult {
  return withoutLoggedFaults(() => checkForm(coreComponents(form), JSON.parse(text) as Variables));
}

/** One worker thread, one validation at a time. */
class ValidationThread {
  isAlive = true;
  private readonly worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: 256 } });
  private readonly known = new Set<number>();
  private readonly ready: Promise<unknown>;

  constructor(private readonly milliseconds: number) {
    this.worker.unref();
    this.ready = this.answer(30_000);
    this.ready.catch(() => undefined);
  }

  async validate(form: number, components: string, data: Variables): Promise<CoreResult> {
    await this.ready;
    const answer = this.answer(this.milliseconds * patience());
    this.worker.postMessage({ form, data, ...(this.known.has(form) ? {} : { components }) });
    this.known.add(form);
    const result = JSON.parse((await answer) as string) as CoreResult | { fault: string };
    if ('fault' in result) throw new Error(result.fault);
    return result;
  }

  async end(): Promise<void> {
    this.isAlive = false;
    await this.worker.terminate();
  }

  /** The next message. @throws when the thread fails or does not answer in time; it is ended then */
  private answer(milliseconds: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => fail(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
      const done = (message: unknown): void => {
        clear();
        resolve(message);
      };
      const fail = (fault: Error): void => {
        clear();
        void this.end();
        reject(fault);
      };
      const clear = (): void => {
        clearTimeout(late);
        this.worker.off('message', done).off('error', fail);
      };
      this.worker.once('message', done).once('error', fail);
    });
  }
}

const loadKnownMilliseconds = 1_000;
let load = { overloaded: false, askedAt: -Infinity };

/** On an overloaded machine a thread waits for the processor, and time says little about what it does. */
function patience(): number {
  const now = performance.now();
  if (now - load.askedAt > loadKnownMilliseconds)
    load = { overloaded: os.loadavg()[0]! > os.availableParallelism(), askedAt: now };
  return load.overloaded ? 4 : 1;
}

import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ReleaseService, type Release } from '../../../platform/definitions/index.js';
import { evaluateExpression, type Json } from '../../../platform/engine/index.js';
import { Validator } from '../../../platform/forms/validator.js';
import type { Settings } from '../../../platform/kernel/index.js';
import { Timers } from '../../../platform/outbox/index.js';
import { FireTimer } from '../../../platform/processes/index.js';
import { bootTestApp, type TestApp } from '../../support/index.js';
import { cloneJson } from '../clone-json.js';
import { password } from './password.js';

interface Options {
  /** The demo's own projects too, not only its organisations and records. */
  projects?: boolean;
  settings?: Partial<Settings>;
}

/** The product with its demo, and a clock that the test moves. */
export class Trading {
  private constructor(
    readonly app: TestApp,
    private readonly folder: string,
    /** Day on which it was started, `YYYY-MM-DD`. */
    readonly firstDay: string,
  ) {}

  static async open({ projects = false, settings }: Options = {}): Promise<Trading> {
    keepOwnRealm();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'platform-definitions-'));
    await cp('definitions', folder, { recursive: true });
    if (!projects) await writeFile(path.join(folder, 'demo', 'scenario.json'), '[]');
    const speak = process.stdout.write;
    // the demo tells on the console what it does
    process.stdout.write = () => true;
    try {
      const app = await bootTestApp({
        definitions: folder,
        settings: { demo: true, demoPassword: password, ...settings },
      });
      return new Trading(app, folder, app.kernel.clock.iso().slice(0, 10));
    } finally {
      process.stdout.write = speak;
    }
  }

  async close(): Promise<void> {
    await this.app.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  get release(): Release {
    return this.app.get(ReleaseService).current();
  }

  /** The value of a FEEL expression now, with `t0` as in the demo data. */
  feel(text: string): Json {
    const now = this.app.kernel.clock.iso();
    const expression = `{ t0: date("${this.firstDay}"), result: (${text.replace(/^=/, '')}) }.result`;
    return evaluateExpression(
      { text: expression },
      { now, variables: {}, functions: this.release.functions(now) },
    );
  }

  /** Organisations as forms store them, by their code. */
  async organisations(): Promise<Map<string, { id: string; name: string; code: string }>> {
    const rows = await this.app.kernel.sql.query<{ id: string; name: string; code: string }>(
      'SELECT id, name, code FROM organisations',
    );
    return new Map(rows.map((row) => [row.code, row]));
  }

  /** Working days from today, at a time of day such as `09:30`. */
  workingDay(days: number, time: string): string {
    return String(
      this.feel(`add working days(date and time(string(today()) + "T${time}:00+08:00"), ${days})`),
    );
  }

  /** Stops the clock at a later moment; timers that fall due on the way go off, each at its own time. */
  async moveTo(instant: string): Promise<void> {
    const { clock } = this.app.kernel;
    const timers = this.app.get(Timers);
    const until = new Date(instant);
    for (let timer = await timers.nextDue(until); timer; timer = await timers.nextDue(until)) {
      clock.stopAt(timer.dueAt);
      const result = await this.app.get(FireTimer).run(timer.instanceId, timer.wait);
      if (result === 'incident')
        throw new Error(`Expected the timer ${timer.element} to go off, but it failed`);
    }
    clock.stopAt(until);
  }

  async skipWorkingDays(days: number, time = '10:00'): Promise<void> {
    await this.moveTo(this.workingDay(days, time));
  }
}

/**
 * Jest runs tests in a realm of its own: objects that come from a worker thread are strangers there, and FEEL's filters
 * do not see their properties. Outside of Jest there is one realm.
 */
function keepOwnRealm(): void {
  const run = Validator.prototype.run;
  Validator.prototype.run = async function (this: Validator, ...given) {
    return cloneJson(await run.apply(this, given));
  };
}

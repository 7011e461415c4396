import type { Json, Variables } from '../../platform/engine/index.js';
import { cloneJson } from './clone-json.js';
import { FormChecks, type Filling } from './form-checks.js';
import { tellProject, type Chapter } from './project-story.js';

/** New values by path (`values.remark`, `rows.0.decision`), written as samples are; undefined takes a value away. */
export type Change = Record<string, Json | undefined>;

/** The story of one project, and what the server would have said to other submissions in it. */
export class Story {
  private constructor(
    readonly checks: FormChecks,
    private readonly chapters: ReadonlyMap<string, Chapter>,
  ) {}

  static async tell(): Promise<Story> {
    const checks = await FormChecks.start();
    return new Story(checks, await tellProject(checks));
  }

  chapter(form: string): Chapter {
    const found = this.chapters.get(form);
    if (!found) throw new Error(`Expected the story to have the form ${form}, but it has none`);
    return found;
  }

  /** The sample of a form with something changed in it, perhaps by somebody else or at another time. */
  async check(form: string, change: Change, differently: Partial<Filling> = {}) {
    const { data, filling: told } = this.chapter(form);
    const filling = { ...told, ...differently };
    const given = Object.entries(change).map(async ([path, value]) => {
      const filled = value === undefined ? undefined : await this.checks.fill(value, filling.as, filling.now);
      return [path, filled];
    });
    const changes = Object.fromEntries(await Promise.all(given)) as Change;
    return this.checks.validate(form, changed(data, changes), filling);
  }

  close(): Promise<void> {
    return this.checks.close();
  }
}

function changed(data: Variables, change: Change): Variables {
  const copy = cloneJson(data);
  for (const [path, value] of Object.entries(change)) {
    const keys = path.split('.');
    const last = keys.pop()!;
    const holder = keys.reduce<Variables>((object, key) => object[key] as Variables, copy);
    if (value === undefined) delete holder[last];
    else holder[last] = value;
  }
  return copy;
}

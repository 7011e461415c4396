import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DemoStep, Release } from '../definitions/index.js';
import type { Json, Variables } from '../engine/index.js';
import { PersonRepository, requirePerson, type Organisation, type PersonActor } from '../identity/index.js';
import { Clock, Refusal } from '../kernel/index.js';
import { Timers } from '../outbox/index.js';
import {
  FireTimer,
  startWorkKey,
  SubmitWork,
  taskWorkKey,
  WorkDrafts,
  WorkPages,
} from '../processes/index.js';
import { TaskRepository } from '../tasks/index.js';
import { evaluateDemo, fillDemoValue, organisationValues } from './demo-expressions.js';
import { DemoFiles } from './demo-files.js';

type PersonStep = Exclude<DemoStep, { timers: true }>;

/** What a scenario knows while it is played. */
interface Play {
  release: Release;
  t0: string;
  aliases: Variables;
  organisations: ReadonlyMap<string, Organisation>;
}

/** The form and the key of what a step fills in. */
interface Target {
  key: string;
  formId: string;
}

/** Plays a scenario through the same commands as people use, each at its own time. */
@Injectable()
export class DemoScenario {
  constructor(
    private readonly clock: Clock,
    private readonly people: PersonRepository,
    private readonly tasks: TaskRepository,
    private readonly timers: Timers,
    private readonly fireTimer: FireTimer,
    private readonly submitWork: SubmitWork,
    private readonly drafts: WorkDrafts,
    private readonly pages: WorkPages,
    private readonly files: DemoFiles,
  ) {}

  /** @throws Error naming the step that did not go as the scenario says */
  async play(
    release: Release,
    organisations: ReadonlyMap<string, Organisation>,
    progress: (done: number, all: number) => void,
  ): Promise<void> {
    const play: Play = { release, t0: this.clock.iso().slice(0, 10), aliases: {}, organisations };
    const steps = release.demo.scenario;
    for (const [index, step] of steps.entries()) {
      const at = new Date(String(evaluateDemo(step.at, { ...play, now: this.clock.iso() })));
      await this.fireTimersUntil(at);
      await this.clock.at(at, () => this.perform(step, play, index + 1));
      progress(index + 1, steps.length);
    }
    await this.fireTimersUntil(this.clock.now());
  }

  /** Timers go off at their own time, in order; one may bring about the next. */
  private async fireTimersUntil(until: Date): Promise<void> {
    for (let timer = await this.timers.nextDue(until); timer; timer = await this.timers.nextDue(until)) {
      const { instanceId, wait, dueAt } = timer;
      const result = await this.clock.at(dueAt, () => this.fireTimer.run(instanceId, wait));
      if (result === 'incident') throw new Error('演示数据中的定时步骤不能继续，原因见事故记录。');
    }
  }

  private async perform(step: DemoStep, play: Play, number: number): Promise<void> {
    if ('timers' in step) return;
    const what = `演示场景第 ${number} 步（${step.as}）`;
    try {
      await this.performAs(step, play);
    } catch (fault) {
      if (fault instanceof Refusal && fault.code === step.refused) return;
      const errors =
        fault instanceof Refusal ? (fault.lists.errors ?? []).map((e) => `${e.path} ${e.message}`) : [];
      throw new Error([`${what}没有成功：${(fault as Error).message}`, ...errors].join('\n  '), {
        cause: fault,
      });
    }
    if (step.refused) throw new Error(`${what}应当被拒绝（${step.refused}），实际却成功了。`);
  }

  private async performAs(step: PersonStep, play: Play): Promise<void> {
    const actor = await this.actorOf(step.as);
    const { key, formId } = await this.targetOf(step, play);
    const form = play.release.forms.get(formId)!;
    const opened = await this.pages.show(key, actor);
    const data = typedOver(opened.data as Variables, await this.dataOf(step.data, actor, play));
    if ('draft' in step) {
      await this.drafts.save(key, actor, { data, formVersion: form.hash, explicit: true });
      return;
    }
    const acceptedWarnings = form.json.rules.map(({ id }) => id);
    const { instance } = await this.submitWork.run(
      key,
      actor,
      { data, formVersion: form.hash, acceptedWarnings },
      randomUUID(),
    );
    if ('start' in step && step.alias) play.aliases[step.alias] = instance.id;
  }

  private async actorOf(username: string): Promise<PersonActor> {
    const actor = await this.people.actorOf(username);
    if (!actor) throw new Error(`没有用户名为“${username}”的演示账号。`);
    return requirePerson(actor);
  }

  private async dataOf(
    data: Variables,
    actor: PersonActor,
    { release, t0, aliases, organisations }: Play,
  ): Promise<Variables> {
    const filled = await fillDemoValue(data, {
      release,
      t0,
      aliases,
      now: this.clock.iso(),
      organisations: organisationValues(organisations),
      file: (name) => this.files.upload(name, actor),
    });
    return filled as Variables;
  }

  private async targetOf(step: PersonStep, { release, aliases }: Play): Promise<Target> {
    if ('start' in step) {
      const elements = Object.values(release.processes.get(step.start)?.compiled.elements ?? {});
      const start = elements.find(({ startable }) => startable);
      if (!start?.formId) throw new Error(`流程“${step.start}”不能由人发起。`);
      return {
        key: startWorkKey(step.start, step.subject && instanceOf(step.subject, aliases)),
        formId: start.formId,
      };
    }
    const place = 'complete' in step ? step.complete : 'action' in step ? step.action : step.draft;
    const [alias = '', element = ''] = place.split('/');
    const open = await this.tasks.openOf(instanceOf(alias, aliases));
    const task = open.find((candidate) => candidate.element === element);
    if (!task)
      throw new Error(`“${place}”现在不能办理，可办理的有：${open.map((each) => each.element).join('、')}。`);
    return { key: taskWorkKey(task.id), formId: task.form };
  }
}

/** What a person finds in the form, and what the scenario says they type into it; lists are replaced as a whole. */
function typedOver(found: Variables, typed: Variables): Variables {
  const merged = { ...found };
  for (const [name, value] of Object.entries(typed)) {
    const before = merged[name];
    merged[name] = isObject(before) && isObject(value) ? typedOver(before, value) : value;
  }
  return merged;
}

function isObject(value: Json | undefined): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function instanceOf(alias: string, aliases: Variables): string {
  const id = aliases[alias];
  if (typeof id !== 'string') throw new Error(`演示场景中没有名为“${alias}”的事项。`);
  return id;
}

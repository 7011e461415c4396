import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { renderTemplate } from '../definitions/index.js';
import { evaluateExpression, type Variables } from '../engine/index.js';
import { refuse } from '../kernel/index.js';
import { NotificationService, type NewNotification } from '../notifications/index.js';
import type { Behaviour, BehaviourContext } from './behaviour.js';

const one = z.union([z.uuid(), z.looseObject({ id: z.uuid() })]);
const someSchema = z.union([one, z.array(one.nullable())]);
const inputSchema = z.strictObject({
  message: z.string().min(1).describe('Id of the message'),
  to: z
    .strictObject({
      organisation: someSchema.nullish().describe('Organisation, its id, or a list of them'),
      person: someSchema.nullish().describe('Person, their id, or a list of them'),
      role: z
        .string()
        .nullish()
        .describe('Everybody of a role; with organisation: only its people of the role'),
    })
    .describe('Who is told'),
  values: z.record(z.string(), z.json()).default({}).describe('The root `values` of the message'),
  link: z
    .string()
    .startsWith('/')
    .optional()
    .describe('Route; to organisations and people: the instance unless told'),
});
type Input = z.infer<typeof inputSchema>;

/** Tells organisations, people or roles something inside the application. Answers `told`, how many were addressed. */
@Injectable()
export class Notify implements Behaviour<Input> {
  readonly id = 'notify';
  readonly input = inputSchema;

  constructor(private readonly notifications: NotificationService) {}

  async run(input: Input, context: BehaviourContext): Promise<Variables> {
    const { instance, release, tx } = context;
    const message = release.messages.get(input.message);
    if (!message) throw refuse('process-cannot-continue', { message: `没有名为“${input.message}”的消息。` });
    const words = {
      title: fill(message.title, input.values, context),
      text: fill(message.text, input.values, context),
      sealed: instance.sealed,
    };
    const told = recipients(input).map((to): NewNotification => {
      const link = input.link ?? ('role' in to ? undefined : `/instances/${instance.id}`);
      return { ...words, to, link };
    });
    await this.notifications.notify(told, tx);
    return { told: told.length };
  }
}

/** Each organisation and person once, however often the list names them. */
function recipients({ to }: Input): NewNotification['to'][] {
  const role = to.role ?? undefined;
  const organisations = ids(to.organisation).map((organisation) =>
    role ? { organisation, role } : { organisation },
  );
  const people = ids(to.person).map((person) => ({ person }));
  const addressed = [...organisations, ...people];
  const wholeRole = role !== undefined && to.organisation === undefined && to.person === undefined;
  return wholeRole ? [{ role }] : addressed;
}

function ids(some: z.infer<typeof someSchema> | null | undefined): string[] {
  const list = Array.isArray(some) ? some : [some ?? null];
  return [
    ...new Set(list.flatMap((item) => (item === null ? [] : typeof item === 'string' ? item : item.id))),
  ];
}

function fill(template: string, values: Variables, { roots, release, now }: BehaviourContext): string {
  return renderTemplate(template, {
    escape: 'none',
    evaluate: (expression, locals) =>
      evaluateExpression(
        { text: expression },
        { now, variables: { ...roots, values, ...locals }, functions: release.functions(now) },
      ),
  });
}

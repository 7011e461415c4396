import { z } from 'zod';
import { $schema, idSchema, titleSchema } from './shared.js';

export const toneSchema = z.enum(['neutral', 'open', 'waiting', 'running', 'done', 'stopped']);

const parameterBase = { id: z.string().regex(/^[a-z][A-Za-z0-9]*$/), title: titleSchema };
/** `money` values are decimal strings with two places; in FEEL they are numbers (`p.quoteLimit`). */
export const parameterSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...parameterBase,
    type: z.literal('money'),
    value: z.string().regex(/^-?\d+\.\d{2}$/),
  }),
  z.strictObject({ ...parameterBase, type: z.literal('number'), value: z.number() }),
  z.strictObject({ ...parameterBase, type: z.literal('text'), value: z.string() }),
  z.strictObject({ ...parameterBase, type: z.literal('boolean'), value: z.boolean() }),
  z.strictObject({ ...parameterBase, type: z.literal('list'), value: z.array(z.json()) }),
]);

export const organisationTypeSchema = z.strictObject({
  id: idSchema,
  title: titleSchema,
  roles: z.array(idSchema).describe('Roles that people of such an organisation have'),
});

/** `bundle.json`: what the service is called, who takes part, what it may be tuned by. */
export const bundleSchema = z.strictObject({
  ...$schema,
  id: idSchema,
  title: titleSchema,
  subtitle: z.string().default(''),
  owner: z.string().default('').describe('Who runs the service'),
  contact: z.string().default('').describe('Line at the foot of public pages'),
  locale: z.string().default('zh-CN'),
  timeZone: z.string().default('Asia/Shanghai'),
  calendar: idSchema.describe('Calendar of working days'),
  organisationTypes: z.array(organisationTypeSchema).min(1),
  parameters: z.array(parameterSchema).default([]),
  states: z
    .array(z.strictObject({ label: titleSchema, tone: toneSchema }))
    .default([])
    .describe('Every state label that the processes use, with its colour tone'),
  portal: idSchema.optional().describe('View that the public home page shows'),
  publicRole: idSchema.describe('Role of visitors who have not logged in'),
});

export type Bundle = z.infer<typeof bundleSchema>;

import { z } from 'zod';
import {
  $schema,
  conditionsSchema,
  feelSchema,
  formatSchema,
  idSchema,
  pathSchema,
  sortSchema,
  titleSchema,
} from './shared.js';
import { sourceSchema } from './form.js';

export const viewSourceSchema = z.union([
  z.strictObject({ instances: idSchema }),
  z.strictObject({ tasks: z.string().describe('process or process/element') }),
  z.strictObject({ records: idSchema }),
  z.strictObject({ organisations: idSchema }),
]);

export const columnSchema = z.strictObject({
  path: pathSchema,
  title: titleSchema,
  format: formatSchema.default('text'),
  width: z.number().positive().optional().describe('px at 1366'),
  place: z.enum(['title', 'tag', 'meta', 'aside', 'date', 'hidden']).optional().describe('Place on a card'),
  dictionary: idSchema.optional().describe('Codes are shown by their labels'),
  sortable: z.boolean().optional(),
});

export const filterSchema = z.strictObject({
  path: pathSchema,
  title: titleSchema,
  operator: z.enum(['contains', 'equals', 'in', 'between']),
  format: formatSchema.default('text'),
  dictionary: idSchema.optional(),
  source: sourceSchema.optional(),
});

const tabIdSchema = z.string().regex(/^[A-Za-z0-9-]+$/);

/** `views/<id>.view.json`: a list over instances, tasks, records or organisations. */
export const viewSchema = z.strictObject({
  ...$schema,
  id: idSchema,
  title: titleSchema,
  source: viewSourceSchema,
  subject: idSchema.optional().describe('Process whose instance the list is about (?subject=…)'),
  where: conditionsSchema.optional(),
  tabs: z.array(z.strictObject({ id: tabIdSchema, title: titleSchema, where: conditionsSchema })).default([]),
  layout: z.enum(['table', 'cards']).default('table'),
  columns: z.array(columnSchema).min(1),
  filters: z.array(filterSchema).default([]),
  sort: sortSchema.default([]),
  actions: z
    .array(z.string().regex(/^(open|(print|view|start):[A-Za-z][A-Za-z0-9-]*)$/))
    .default([])
    .describe('open | print:<id> | view:<id> | start:<process>'),
  prints: z.array(idSchema).default([]),
  export: z.boolean().default(false),
  count: z
    .union([z.boolean(), feelSchema])
    .default(false)
    .describe(
      'Total shown under the right `count` even when rows are not readable; FEEL over the subject and `p`',
    ),
  empty: z.strictObject({ title: titleSchema, text: z.string().default('') }).optional(),
  notice: feelSchema.optional().describe('Text over the subject, under the title'),
  facts: feelSchema.optional().describe('List of {label, value} over the subject'),
});

export type View = z.infer<typeof viewSchema>;
export type ViewSource = z.infer<typeof viewSourceSchema>;
export type ViewFilter = z.infer<typeof filterSchema>;

import { z } from 'zod';
import { $schema, feelSchema, formatSchema, idSchema, pathSchema, titleSchema } from './shared.js';

/** `records/<id>.record.json`: business records that processes write and views, lookups and pages read. */
export const recordSchema = z.strictObject({
  ...$schema,
  id: idSchema,
  title: titleSchema,
  titlePath: pathSchema.describe('Field that names a record'),
  key: z.array(pathSchema).min(1).optional().describe('Fields that are unique together'),
  number: z
    .strictObject({
      field: pathSchema,
      id: idSchema.describe('Number pattern; its tokens are fields of the record'),
    })
    .optional()
    .describe('Allocated when a record is created'),
  immutable: z.boolean().default(false).describe('Data never change; only the state may'),
  states: z.array(z.string().min(1)).optional(),
  fields: z
    .array(
      z.strictObject({
        path: pathSchema,
        title: titleSchema,
        format: formatSchema.default('text'),
        dictionary: idSchema.optional(),
      }),
    )
    .min(1),
  page: z
    .strictObject({
      tags: z.array(feelSchema).default([]),
      facts: z.array(pathSchema).default([]),
      html: pathSchema.optional(),
      files: pathSchema.optional(),
      changes: pathSchema.optional(),
      deadline: z
        .strictObject({ title: titleSchema, at: pathSchema, explanation: pathSchema.optional() })
        .optional(),
      chain: z
        .strictObject({ by: pathSchema, sort: pathSchema })
        .optional()
        .describe('Records with the same `by`, in order of `sort`'),
      start: idSchema.optional().describe("Process offered about the record's instance"),
    })
    .optional(),
});

export type RecordType = z.infer<typeof recordSchema>;

import { z } from 'zod';

/** Ids are file names: English words joined by hyphens. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/)
  .describe('Id: English words joined by hyphens; equals the file name');

export const titleSchema = z.string().min(1).describe('What people read');

/** `=` and a FEEL expression. */
export const feelSchema = z
  .string()
  .regex(/^=[^]*\S/)
  .describe('FEEL expression, starting with =');

export const pathSchema = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_-]*(\.[\p{L}\p{N}_-]+)*$/u)
  .describe('Data path such as quote.amount, or metadata such as _number');

export const templateSchema = z
  .string()
  .min(1)
  .describe('Text with {{FEEL}}, {{#if FEEL}}…{{else}}…{{/if}}, {{#each x in FEEL}}…{{/each}}');

/** CASL conditions: path → value or operators; the linter checks operators and paths. */
export const conditionsSchema = z.record(z.string(), z.json()).describe('CASL (MongoDB style) conditions');

export const dateSchema = z.iso.date();

/** How a value is shown. `label` formats take their words from a dictionary. */
export const formatSchema = z.enum([
  'text',
  'money',
  'number',
  'date',
  'datetime',
  'state',
  'due',
  'tag',
  'longtext',
  'files',
  'html',
]);

export const directionSchema = z.enum(['asc', 'desc']);
export const sortSchema = z.array(
  z.strictObject({ path: pathSchema, direction: directionSchema.default('asc') }),
);

/**
 * Queries that the server makes before a form or print is evaluated, in order: for forms with the platform's own rights, for
 * prints with those of the person who prints.
 */
export const lookupSchema = z.union([
  z.strictObject({
    records: idSchema,
    where: conditionsSchema.optional(),
    sort: sortSchema.optional(),
    first: z.boolean().optional(),
  }),
  z.strictObject({
    instances: idSchema,
    where: conditionsSchema.optional(),
    sort: sortSchema.optional(),
    first: z.boolean().optional(),
  }),
  z.strictObject({ organisation: feelSchema }),
]);
export const lookupsSchema = z.record(z.string(), lookupSchema);

export const $schema = { $schema: z.string().optional() };

export type Conditions = z.infer<typeof conditionsSchema>;
export type Lookup = z.infer<typeof lookupSchema>;
export type Lookups = z.infer<typeof lookupsSchema>;
export type Format = z.infer<typeof formatSchema>;
export type Sort = z.infer<typeof sortSchema>;

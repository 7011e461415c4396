import { z } from 'zod';
import { $schema, dateSchema, idSchema, lookupsSchema, templateSchema, titleSchema } from './shared.js';

/** `dictionaries/<id>.dictionary.json`: codes and their labels; any further property is free. */
export const dictionarySchema = z.strictObject({
  ...$schema,
  id: idSchema,
  title: titleSchema,
  values: z
    .array(
      z
        .object({
          code: z.string().min(1),
          label: titleSchema,
          parent: z.string().optional(),
          rank: z.number().optional(),
        })
        .catchall(z.json()),
    )
    .min(1),
});

const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** `calendars/<id>.calendar.json`: what differs from Monday to Friday. */
export const calendarSchema = z.strictObject({
  ...$schema,
  id: idSchema,
  title: titleSchema,
  officeHours: z.strictObject({ start: clockSchema, end: clockSchema }),
  holidays: z.record(dateSchema, z.string().min(1)).describe('Public holiday → its name'),
  workdays: z.array(dateSchema).describe('Saturdays and Sundays that are worked'),
  note: z.string().optional().describe('Source, and what is not settled yet'),
});

/** `numbers/<id>.number.json`: how a number looks; sequences count per resolved rest of the pattern. */
export const numberSchema = z.strictObject({
  ...$schema,
  id: idSchema,
  title: titleSchema,
  pattern: z
    .string()
    .min(1)
    .describe('Text with {yyyy} {MM} {dd} {seq:n} {random:n} {check} and names given by the behaviour'),
});

/** `messages/<id>.message.json`: a notification. */
export const messageSchema = z.strictObject({
  ...$schema,
  id: idSchema,
  title: templateSchema,
  text: templateSchema,
});

/** The comment at the head of `prints/<id>.print.html`. */
export const printHeadSchema = z.strictObject({
  title: titleSchema,
  of: z
    .string()
    .regex(/^((instance|record):[A-Za-z][A-Za-z0-9-]*)$/)
    .describe('instance:<process> | record:<type>'),
  orientation: z.enum(['portrait', 'landscape']).default('portrait'),
  lookups: lookupsSchema.default({}),
});

export type Dictionary = z.infer<typeof dictionarySchema>;
export type DictionaryEntry = Dictionary['values'][number];
export type Calendar = z.infer<typeof calendarSchema>;
export type PrintHead = z.infer<typeof printHeadSchema>;

import { z } from 'zod';
import { $schema, dateSchema, idSchema, titleSchema } from './shared.js';

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

export type Calendar = z.infer<typeof calendarSchema>;

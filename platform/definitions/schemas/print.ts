import { z } from 'zod';
import { lookupsSchema, titleSchema } from './shared.js';

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

export type PrintHead = z.infer<typeof printHeadSchema>;

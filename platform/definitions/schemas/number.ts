import { z } from 'zod';
import { $schema, idSchema, titleSchema } from './shared.js';

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

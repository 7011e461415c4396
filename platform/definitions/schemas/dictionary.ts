import { z } from 'zod';
import { $schema, idSchema, titleSchema } from './shared.js';

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

export type Dictionary = z.infer<typeof dictionarySchema>;
export type DictionaryEntry = Dictionary['values'][number];

import { z } from 'zod';
import { $schema, idSchema, templateSchema } from './shared.js';

/** `messages/<id>.message.json`: a notification. */
export const messageSchema = z.strictObject({
  ...$schema,
  id: idSchema,
  title: templateSchema,
  text: templateSchema,
});

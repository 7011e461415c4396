import { z } from 'zod';

/** One thing wrong with a submission; `path` is the Form.io data path (`rows[2].reasonText`), empty for the whole form. */
export const fieldErrorSchema = z.object({
  path: z.string(),
  message: z.string().describe('Chinese sentence: what would be right'),
  rule: z.string().optional().describe('Rule id of the form, or the Form.io validator name'),
});

/** RFC 9457 problem details; every refusal of the API has this shape. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string().describe('Stable code, see platform/kernel/errors'),
  detail: z.string().describe('Chinese: what was expected, what was found, what to do next'),
  errors: z.array(fieldErrorSchema).optional(),
  warnings: z.array(fieldErrorSchema).optional(),
});

export type FieldError = z.infer<typeof fieldErrorSchema>;
export type Problem = z.infer<typeof problemSchema>;

import { z } from 'zod';
import { factSchema, instanceHeadSchema, offerSchema, printRefSchema } from './instance.js';
import { organisationRefSchema, personRefSchema } from './session.js';
import { fieldErrorSchema } from './problem.js';

/**
 * Work is whatever a person fills in: an open task, an offered action, or a start.
 * Key: `task~<uuid>` (tasks and actions) | `start~<process>` | `start~<process>~<subject instance id>`.
 */
export const workFormSchema = z.object({
  id: z.string(),
  version: z.string().describe('Content hash of the form in its release; sent back with every submission'),
  title: z.string(),
  json: z.unknown().describe('Plain Form.io JSON: sources, values and hints resolved for this person'),
});

export const guardSchema = z.object({
  ok: z.boolean(),
  message: z.string().nullable().describe('Why it cannot be submitted yet'),
  missing: z.array(
    z.object({
      title: z.string(),
      who: z.string(),
      note: z.string(),
      action: z.string().nullable().describe('Element of the offer that helps, for example a reminder'),
    }),
  ),
});

export const earlierStepSchema = z.object({
  element: z.string(),
  title: z.string(),
  at: z.string(),
  by: personRefSchema.nullable(),
  organisation: organisationRefSchema.nullable(),
  facts: z.array(factSchema),
});

export const workPageSchema = z.object({
  key: z.string(),
  kind: z.enum(['task', 'action', 'start']),
  process: z.string(),
  element: z.string(),
  title: z.string(),
  crumbs: z.array(z.string()),
  instance: instanceHeadSchema.nullable().describe('The instance the work belongs to; null for a start'),
  subject: instanceHeadSchema.nullable().describe('The instance a start (or its instance) is about'),
  form: workFormSchema,
  data: z.record(z.string(), z.unknown()).describe('Draft if there is one, else the prefilled values'),
  draft: z.object({ savedAt: z.string(), explicit: z.boolean(), by: personRefSchema }).nullable(),
  guard: guardSchema,
  due: z.string().nullable(),
  submitLabel: z.string(),
  review: z.boolean().describe('Show check-your-answers before submitting'),
  reviewNote: z
    .string()
    .nullable()
    .describe('Sentence on the check-your-answers page, for example until when it can be undone'),
  offers: z.array(offerSchema).describe('Other things this person may do on the same instance'),
  earlier: z.array(earlierStepSchema),
  prints: z.array(printRefSchema),
});

export const draftRequestSchema = z.object({
  data: z.record(z.string(), z.unknown()),
  formVersion: z.string(),
  explicit: z.boolean(),
});
export const draftSavedSchema = z.object({ savedAt: z.string() });

/** Recomputes what depends on the data typed so far: values, hints, choices. */
export const resolveRequestSchema = z.object({ data: z.record(z.string(), z.unknown()) });
export const resolvedSchema = z.object({
  values: z.array(z.object({ path: z.string(), value: z.unknown() })),
  hints: z.array(z.object({ key: z.string(), text: z.string() })),
  choices: z.array(
    z.object({ key: z.string(), values: z.array(z.object({ label: z.string(), value: z.unknown() })) }),
  ),
});

export const submitRequestSchema = z.object({
  data: z.record(z.string(), z.unknown()),
  formVersion: z.string(),
  acceptedWarnings: z
    .array(z.string())
    .default([])
    .describe('Rule ids of warnings that the person has confirmed'),
});
/** Answer of a check without submitting: what the check-your-answers page shows. */
export const checkedSchema = z.object({
  errors: z.array(fieldErrorSchema),
  warnings: z.array(fieldErrorSchema),
  data: z.record(z.string(), z.unknown()),
});

export const completedSchema = z.object({
  instance: instanceHeadSchema,
  message: z.string().describe('What happened, in one sentence'),
  next: z.array(z.object({ title: z.string(), who: z.string(), due: z.string().nullable() })),
  print: printRefSchema.nullable().describe('Receipt to show'),
});

export type WorkPage = z.infer<typeof workPageSchema>;
export type Completed = z.infer<typeof completedSchema>;
export type Checked = z.infer<typeof checkedSchema>;

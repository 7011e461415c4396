import { z } from 'zod';
import { organisationRefSchema, personRefSchema } from './session.js';

export const factSchema = z.object({ label: z.string(), value: z.string() });
export const fileRefSchema = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().int().describe('bytes'),
  type: z.string().describe('MIME type found in the content'),
  sha256: z.string(),
});
/** A file where it is listed: which step or field names it. */
export const listedFileSchema = fileRefSchema.extend({
  step: z.string(),
  field: z.string(),
  url: z.string(),
  at: z.string().nullable(),
  by: z.string().nullable(),
});

/** One node of the step bar; labels and order come from the process property `stages`. */
export const stageSchema = z.object({
  label: z.string(),
  status: z.enum(['done', 'current', 'todo', 'skipped']),
  at: z.string().nullable(),
});

export const instanceHeadSchema = z.object({
  id: z.string(),
  process: z.string(),
  processName: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  state: z.string().nullable(),
  organisation: organisationRefSchema.nullable(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  facts: z.array(factSchema),
  stages: z.array(stageSchema),
});

/** A step as it was submitted; `form` is plain Form.io JSON for read-only rendering. */
export const stepSchema = z.object({
  element: z.string(),
  title: z.string(),
  at: z.string(),
  by: personRefSchema.nullable(),
  organisation: organisationRefSchema.nullable(),
  formTitle: z.string(),
  form: z.unknown().describe('Form.io JSON, sources resolved'),
  data: z.record(z.string(), z.unknown()),
  count: z.number().int().describe('How many times this step has been submitted'),
});

/** What the person may do now on an instance. `key` opens `/work/<key>`. */
export const offerSchema = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['task', 'action', 'start']),
  element: z.string(),
  due: z.string().nullable(),
});

export const diagramSchema = z.object({
  xml: z.string(),
  done: z.array(z.string()),
  flows: z.array(z.string()).describe('Sequence flows that were taken'),
  active: z.array(z.object({ element: z.string(), note: z.string().describe('Who has it, since when') })),
});

export const printRefSchema = z.object({ id: z.string(), title: z.string(), url: z.string() });

export const instancePageSchema = z.object({
  head: instanceHeadSchema,
  diagram: diagramSchema.nullable(),
  steps: z.array(stepSchema),
  files: z.array(listedFileSchema),
  offers: z.array(offerSchema),
  related: z
    .array(z.object({ view: z.string(), title: z.string() }))
    .describe('Views shown as tabs, called with subject=<instance id>'),
  prints: z.array(printRefSchema),
});

export const trailEntrySchema = z.object({
  seq: z.number().int(),
  at: z.string(),
  command: z.string(),
  element: z.string().nullable(),
  title: z.string().describe('Chinese: what happened'),
  detail: z.string(),
  person: personRefSchema.nullable(),
  organisation: organisationRefSchema.nullable(),
  release: z.string(),
  form: z.string().nullable().describe('Form id and version hash'),
  files: z.array(z.object({ name: z.string(), sha256: z.string() })),
  hash: z.string(),
  previousHash: z.string(),
});
export const trailSchema = z.object({
  entries: z.array(trailEntrySchema),
  verified: z.boolean(),
  brokenAt: z.number().int().nullable(),
  recomputation: z
    .object({
      recomputed: z.number().int().describe('How many entries came to what they say'),
      differs: z
        .object({ seq: z.number().int(), element: z.string().nullable(), detail: z.string() })
        .nullable(),
      unknownFrom: z.number().int().nullable().describe('First entry that does not hold what it takes'),
    })
    .describe('The instance computed again from its trail by the engine alone'),
});

export type InstanceHead = z.infer<typeof instanceHeadSchema>;
export type InstancePage = z.infer<typeof instancePageSchema>;
export type Trail = z.infer<typeof trailSchema>;
export type FileRef = z.infer<typeof fileRefSchema>;

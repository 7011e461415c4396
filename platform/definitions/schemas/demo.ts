import { z } from 'zod';
import { idSchema, titleSchema } from './shared.js';

/** `demo/organisations.json` */
export const demoOrganisationsSchema = z.array(
  z.strictObject({
    key: idSchema,
    type: idSchema,
    name: titleSchema,
    code: z.string().min(1),
    state: z.string().default('正常'),
    profile: z.record(z.string(), z.json()).default({}),
    people: z
      .array(
        z.strictObject({
          username: z.string().min(1),
          name: titleSchema,
          roles: z.array(idSchema).optional().describe("Default: all roles of the organisation's type"),
        }),
      )
      .default([]),
  }),
);

/** `demo/records.json` */
export const demoRecordsSchema = z.array(
  z.strictObject({
    type: idSchema,
    organisation: idSchema.optional().describe('Key in organisations.json'),
    state: z.string().optional(),
    data: z.record(z.string(), z.json()),
  }),
);

const at = { at: z.string().regex(/^=/).describe('FEEL over t0, today') };
const step = {
  ...at,
  as: z.string().describe('Username'),
  data: z.record(z.string(), z.json()).default({}),
  refused: z.string().optional().describe('Refusal code that must come'),
};
/** `demo/scenario.json`: commands that are really run, in order. */
export const demoScenarioSchema = z.array(
  z.union([
    z.strictObject({
      ...step,
      start: idSchema,
      subject: z.string().optional(),
      alias: z.string().optional(),
    }),
    z.strictObject({ ...step, complete: z.string() }),
    z.strictObject({ ...step, action: z.string() }),
    z.strictObject({ ...step, draft: z.string() }),
    z.strictObject({ ...at, timers: z.literal(true) }),
  ]),
);

export type DemoOrganisation = z.infer<typeof demoOrganisationsSchema>[number];
export type DemoRecord = z.infer<typeof demoRecordsSchema>[number];
export type DemoStep = z.infer<typeof demoScenarioSchema>[number];

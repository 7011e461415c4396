import { z } from 'zod';
import {
  $schema,
  conditionsSchema,
  feelSchema,
  idSchema,
  lookupsSchema,
  templateSchema,
  titleSchema,
} from './shared.js';

/** Form.io component types a form may use. Starred in the README: ours, registered in the browser. */
export const componentTypes = [
  'panel',
  'columns',
  'container',
  'textfield',
  'textarea',
  'number',
  'money',
  'datetime',
  'select',
  'radio',
  'checkbox',
  'checklist',
  'datagrid',
  'editgrid',
  'file',
  'facts',
  'content',
] as const;

/** Components that hold others but no value of their own. */
export const layoutTypes: readonly string[] = ['panel', 'columns'];
/** Components that show something and hold no value. */
export const displayTypes: readonly string[] = ['facts', 'content'];

/** Where the choices of a select, radio or checklist come from. */
export const sourceSchema = z.union([
  z.strictObject({
    dictionary: idSchema,
    where: z.record(z.string(), z.json()).optional().describe('Entry property → value or FEEL'),
  }),
  z.strictObject({ organisations: z.strictObject({ type: idSchema, where: conditionsSchema.optional() }) }),
  z.strictObject({ lookup: z.string(), value: feelSchema, label: feelSchema }),
  z.strictObject({ list: feelSchema }),
]);

/** Kinds of files that can be told apart by their content. */
export const fileTypes = [
  'pdf',
  'ofd',
  'doc',
  'docx',
  'xls',
  'xlsx',
  'jpg',
  'jpeg',
  'png',
  'dwg',
  'zip',
] as const;

/** Limits of a file field; size in MB (1024 × 1024 bytes). */
export const fileClassSchema = z.strictObject({
  types: z.array(z.enum(fileTypes)).min(1),
  maxSize: z.number().positive(),
  maxCount: z.number().int().positive(),
});

export interface Component {
  type: string;
  key?: string;
  label?: string;
  input?: boolean;
  disabled?: boolean;
  hidden?: boolean;
  components?: Component[];
  columns?: { components: Component[]; [key: string]: unknown }[];
  source?: Source;
  value?: string;
  hint?: string;
  items?: { label: string; value: string }[];
  fileClass?: FileClass;
  rowKey?: string;
  fixedRows?: boolean;
  suffix?: string;
  width?: string | number;
  optional?: boolean;
  errorLabel?: string;
  validate?: Record<string, unknown>;
  conditional?: unknown;
  [key: string]: unknown;
}

export const componentSchema: z.ZodType<Component> = z.lazy(() =>
  z.looseObject({
    type: z.string(),
    key: z
      .string()
      .regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
      .optional(),
    label: z.string().optional(),
    disabled: z.boolean().optional(),
    hidden: z.boolean().optional(),
    components: z.array(componentSchema).optional(),
    columns: z.array(z.looseObject({ components: z.array(componentSchema) })).optional(),
    source: sourceSchema.optional(),
    value: feelSchema.optional().describe('Prefill; with disabled: always computed by the server'),
    hint: feelSchema.optional().describe('Text under the field, live'),
    items: z.array(z.strictObject({ label: z.string(), value: feelSchema })).optional(),
    fileClass: fileClassSchema.optional(),
    rowKey: z.string().optional(),
    fixedRows: z.boolean().optional(),
    suffix: z.string().optional(),
    width: z.union([z.enum(['half', 'full', 'short']), z.number()]).optional(),
    optional: z.boolean().optional(),
    errorLabel: z.string().optional(),
    validate: z.record(z.string(), z.unknown()).optional(),
  }),
);

export const formRuleSchema = z.strictObject({
  id: z.string().min(1),
  severity: z.enum(['error', 'warning']),
  path: z.string().optional().describe('Field that shows the message'),
  when: feelSchema.optional(),
  assert: feelSchema.describe('Must be true; anything else fails'),
  message: templateSchema,
  let: z.record(z.string(), feelSchema).optional().describe('Names for the message and the assertion'),
});

export const refusedSchema = z.strictObject({
  within: z.string().optional().describe('Key of the container that is looked into; absent: the top'),
  fieldsOf: z
    .array(idSchema)
    .min(1)
    .describe('Forms whose fields may not be sent unless this form has them too'),
  message: templateSchema.describe('Sees the field as `label`'),
});

/** `forms/<id>.form.json`: a plain Form.io form and, beside it, what the server looks up and checks. */
export const formSchema = z.strictObject({
  ...$schema,
  title: titleSchema,
  description: z.string().optional(),
  display: z.literal('form').default('form'),
  components: z.array(componentSchema).min(1),
  lookups: lookupsSchema.default({}),
  rules: z.array(formRuleSchema).default([]),
  refused: z.array(refusedSchema).default([]),
});

export type Form = z.infer<typeof formSchema>;
export type FormRule = z.infer<typeof formRuleSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type FileClass = z.infer<typeof fileClassSchema>;

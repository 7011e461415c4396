import { z } from 'zod';
import { factSchema, instanceHeadSchema, listedFileSchema, offerSchema, printRefSchema } from './instance.js';

export const columnFormat = z.enum([
  'text',
  'money',
  'number',
  'date',
  'datetime',
  'state',
  'due',
  'tag',
  'longtext',
  'files',
  'html',
]);
export const columnSchema = z.object({
  path: z.string(),
  title: z.string(),
  format: columnFormat,
  width: z.number().optional().describe('px at 1366'),
  sortable: z.boolean(),
  /** Where the value goes on a card (phone, portal). */
  place: z.enum(['title', 'tag', 'meta', 'aside', 'date', 'hidden']).optional(),
});
export const filterSchema = z.object({
  path: z.string(),
  title: z.string(),
  operator: z.enum(['contains', 'equals', 'in', 'between']),
  format: columnFormat,
  choices: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
});
export const rowActionSchema = z.object({
  kind: z.enum(['open', 'work', 'start', 'view', 'print', 'edit']),
  title: z.string(),
  to: z.string().describe('Route of the UI host'),
  icon: z.enum(['view', 'fill', 'edit', 'print', 'list', 'add']),
});
export const rowSchema = z.object({
  id: z.string(),
  to: z.string().nullable().describe('Where the title leads'),
  /** By column path: text ready to show; money as decimal string, dates as ISO. */
  cells: z.record(z.string(), z.unknown()),
  actions: z.array(rowActionSchema),
});
/** A list with its definition and one page of rows. `filter values` travel as query parameters `f.<path>`. */
export const listSchema = z.object({
  id: z.string(),
  title: z.string(),
  crumbs: z.array(z.string()),
  layout: z.enum(['table', 'cards']),
  columns: z.array(columnSchema),
  filters: z.array(filterSchema),
  tabs: z.array(z.object({ id: z.string(), title: z.string(), count: z.number().int().nullable() })),
  tab: z.string().nullable(),
  sort: z.object({ path: z.string(), direction: z.enum(['asc', 'desc']) }).nullable(),
  page: z.number().int(),
  pageSize: z.number().int(),
  total: z.number().int(),
  rows: z.array(rowSchema),
  toolbar: z.array(rowActionSchema).describe('Buttons over the list, for example a new start'),
  exportable: z.boolean(),
  notice: z.string().nullable().describe('Sentence under the title, for example why names are hidden'),
  facts: z.array(factSchema),
  empty: z.object({ title: z.string(), text: z.string() }),
  prints: z.array(printRefSchema),
});

export const listQuerySchema = z.looseObject({
  tab: z.string().optional(),
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(10),
  sort: z.string().optional().describe('`path` or `-path`'),
  subject: z.string().optional(),
});

/** One business record, with everything its page shows. */
export const recordPageSchema = z.object({
  id: z.string(),
  type: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  state: z.string().nullable(),
  facts: z.array(factSchema),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  html: z.string().nullable().describe('Body rendered from a print template, already escaped'),
  files: z.array(listedFileSchema),
  deadline: z.object({ title: z.string(), at: z.string(), explanation: z.string() }).nullable(),
  chain: z.array(z.object({ id: z.string(), title: z.string(), at: z.string(), current: z.boolean() })),
  offers: z.array(offerSchema),
  prints: z.array(printRefSchema),
  instance: instanceHeadSchema.pick({ id: true, number: true }).nullable(),
});

/** My work, most urgent first. */
export const workListSchema = z.object({
  total: z.number().int(),
  overdue: z.number().int(),
  dueToday: z.number().int(),
  items: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      instanceTitle: z.string(),
      number: z.string().nullable(),
      due: z.string().nullable(),
      note: z.string(),
      openedAt: z.string(),
    }),
  ),
});

/** A printable page: one A4 document. */
export const printPageSchema = z.object({
  id: z.string(),
  title: z.string(),
  html: z.string(),
  orientation: z.enum(['portrait', 'landscape']),
  printedBy: z.string().nullable(),
  printedAt: z.string(),
});

export const notificationSchema = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  at: z.string(),
  read: z.boolean(),
  to: z.string().nullable(),
});
export const notificationsSchema = z.object({ unread: z.number().int(), items: z.array(notificationSchema) });

export type List = z.infer<typeof listSchema>;
export type ListQuery = z.infer<typeof listQuerySchema>;
export type RecordPage = z.infer<typeof recordPageSchema>;
export type WorkList = z.infer<typeof workListSchema>;
export type PrintPage = z.infer<typeof printPageSchema>;

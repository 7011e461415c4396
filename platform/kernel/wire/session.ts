import { z } from 'zod';

export const credentialsSchema = z.object({
  username: z.string().min(1).max(60),
  password: z.string().min(1).max(200),
});

export const organisationRefSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string().optional(),
  code: z.string().optional(),
});
export const personRefSchema = z.object({ id: z.string(), name: z.string() });

/** Who is logged in; `null` person = anonymous visitor. `csrf` goes into the header `x-csrf-token` of every write. */
export const sessionSchema = z.object({
  person: personRefSchema.nullable(),
  organisation: organisationRefSchema.nullable(),
  roles: z.array(z.object({ id: z.string(), title: z.string() })),
  home: z.string().nullable().describe('View id of the home page of the first role'),
  csrf: z.string().nullable(),
  expiresAt: z.string().nullable(),
});

/** What the shell needs before anybody logs in. */
export const applicationSchema = z.object({
  title: z.string(),
  subtitle: z.string(),
  owner: z.string().describe('Who runs the service'),
  contact: z.string().describe('Line at the foot of public pages'),
  locale: z.string(),
  timeZone: z.string(),
  restDays: z
    .array(z.string())
    .describe('Days that are no working days, `YYYY-MM-DD`, from today over the coming weeks'),
  release: z.string(),
  states: z
    .record(z.string(), z.enum(['neutral', 'open', 'waiting', 'running', 'done', 'stopped']))
    .describe('Tone of each state label'),
  portal: z.string().nullable().describe('View id that the public home page shows'),
  loginMethods: z.array(z.string()).describe("'password' and what plugins add"),
  demo: z.boolean().describe('Started with demo data'),
});

/** Exactly one of items, start, stage, action, view, record, link is set (`home`: neither). */
export interface MenuItem {
  id: string;
  title: string;
  icon?: string;
  /** Route of the UI host, ready to use: `/start/small`, `/stage/p/e`, `/views/v` … absent for groups. */
  to?: string;
  /** Open tasks behind the entry; red when one of them is overdue. */
  count?: number;
  overdue?: boolean;
  /** `group` folds, `caption` is a small heading inside a group. */
  kind: 'group' | 'caption' | 'entry';
  items?: MenuItem[];
}
export const menuItemSchema: z.ZodType<MenuItem> = z.lazy(() =>
  z.object({
    id: z.string(),
    title: z.string(),
    icon: z.string().optional(),
    to: z.string().optional(),
    count: z.number().int().optional(),
    overdue: z.boolean().optional(),
    kind: z.enum(['group', 'caption', 'entry']),
    items: z.array(menuItemSchema).optional(),
  }),
);
export const menuSchema = z.object({ items: z.array(menuItemSchema) });

export type Session = z.infer<typeof sessionSchema>;
export type Application = z.infer<typeof applicationSchema>;

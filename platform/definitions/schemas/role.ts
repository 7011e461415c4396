import { z } from 'zod';
import { $schema, conditionsSchema, idSchema, titleSchema } from './shared.js';

export const actions = ['start', 'read', 'count', 'manage'] as const;

const subjectSchema = z
  .string()
  .regex(/^((instance|process|record):[A-Za-z][A-Za-z0-9-]*|organisation|person|all)$/)
  .describe('instance:<process> | process:<process> | record:<type> | organisation | person');

export const accessRuleSchema = z.strictObject({
  action: z.union([z.enum(actions), z.array(z.enum(actions)).min(1)]),
  subject: z.union([subjectSchema, z.array(subjectSchema).min(1)]),
  conditions: conditionsSchema.optional(),
  fields: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  inverted: z.boolean().optional(),
  reason: z.string().optional().describe('Why not; shown to people'),
});

/** `process/element` */
export const stageSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*\/[A-Za-z_][A-Za-z0-9_.-]*$/);

const entryBase = { title: titleSchema, icon: z.string().optional().describe('MUI icon name') };
export const menuEntrySchema = z.union([
  z.strictObject({ ...entryBase, start: idSchema, about: z.literal(true).optional() }),
  z.strictObject({ ...entryBase, stage: z.union([stageSchema, z.array(stageSchema).min(1)]) }),
  z.strictObject({ ...entryBase, action: z.union([stageSchema, z.array(stageSchema).min(1)]) }),
  z.strictObject({ ...entryBase, view: idSchema }),
  z.strictObject({ ...entryBase, link: z.string().regex(/^\//) }),
  z.strictObject({ ...entryBase, home: z.literal(true) }),
  z.strictObject({ ...entryBase, caption: z.literal(true) }),
]);

export type MenuEntry = z.infer<typeof menuEntrySchema>;
/** A heading that folds; groups may stand in groups. */
export interface MenuGroup {
  title: string;
  icon?: string;
  items: (MenuGroup | MenuEntry)[];
}
export const menuGroupSchema: z.ZodType<MenuGroup> = z.lazy(() =>
  z.strictObject({ ...entryBase, items: z.array(z.union([menuGroupSchema, menuEntrySchema])).min(1) }),
);

/** `roles/<id>.role.json`: CASL rules and the menu, together. */
export const roleSchema = z.strictObject({
  ...$schema,
  id: idSchema,
  title: titleSchema,
  home: idSchema.nullable().default(null).describe('View that opens first'),
  rules: z.array(accessRuleSchema).default([]),
  menu: z.array(z.union([menuGroupSchema, menuEntrySchema])).default([]),
});

export type Role = z.infer<typeof roleSchema>;
export type AccessRule = z.infer<typeof accessRuleSchema>;

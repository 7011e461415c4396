import { z } from 'zod';
import * as wire from '../wire/index.js';

const registry = z.registry<{ id: string }>();
for (const [name, value] of Object.entries(wire)) {
  if (name.endsWith('Schema') && value instanceof z.ZodType) {
    const short = name.slice(0, -'Schema'.length);
    registry.add(value, { id: short.charAt(0).toUpperCase() + short.slice(1) });
  }
}

const target = { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' } as const;
const uri = (id: string): string => `#/components/schemas/${id}`;

/** Components of the OpenAPI document: every `…Schema` of the wire contract under its name (`WorkPage` …). */
export function apiComponents(): Record<string, object> {
  const { schemas } = z.toJSONSchema(registry, { ...target, uri });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutIds(schema)]));
}

/** JSON Schema of a shape: a reference when the wire contract names it, else spelled out. */
export function apiSchema(schema: z.ZodType): Record<string, unknown> {
  const id = registry.get(schema)?.id;
  if (id) return { $ref: uri(id) };
  return withoutIds(z.toJSONSchema(schema, target));
}

/** `$schema` and `$id` have no place inside an OpenAPI document. */
function withoutIds(schema: object): Record<string, unknown> {
  const { $schema: _schema, $id: _id, id: _plainId, ...rest } = schema as Record<string, unknown>;
  return rest;
}

import { z } from 'zod';
import { jsonKinds, singleFiles } from './kinds.js';
import { printHeadSchema } from './schemas/print.js';

/** JSON Schema files for editors, by file name under `definitions/schemas/`: generated from the schemas that check the files. */
export function jsonSchemas(): Record<string, string> {
  const schemas: [name: string, schema: z.ZodType][] = [
    ...Object.values(singleFiles).map(({ name, schema }): [string, z.ZodType] => [name, schema]),
    ...Object.values(jsonKinds).map(({ suffix, schema }): [string, z.ZodType] => [suffix, schema]),
    ['print-head', printHeadSchema],
  ];
  return Object.fromEntries(
    schemas.map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(toJsonSchema(schema), null, 2)}\n`,
    ]),
  );
}

/** Draft 7, which editors know best; `input`: what an author writes, before defaults. */
function toJsonSchema(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
}

import { readFile } from 'node:fs/promises';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { describeApi } from '../../platform/application.js';
import { bootTestApp } from '../support/index.js';

const clientFile = 'ui/api/generated/schema.ts';

describe("the interface's API client", () => {
  it('is what the OpenAPI document says; otherwise run npm run generate:client', async () => {
    const app = await bootTestApp();
    const document = JSON.parse(JSON.stringify(describeApi(app.app))) as Parameters<
      typeof openapiTypescript
    >[0];
    await app.close();
    const text = astToString(await openapiTypescript(document, { defaultNonNullable: false }));
    const expected = await format(text, { ...(await resolveConfig(clientFile)), filepath: clientFile });
    const file = await readFile(clientFile, 'utf8');
    const withoutHead = (source: string) => source.slice(source.indexOf('export interface paths'));
    expect(withoutHead(file)).toBe(withoutHead(expected));
  });
});

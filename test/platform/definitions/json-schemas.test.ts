import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { jsonSchemas, readBundleFiles } from '../../../platform/definitions/index.js';

const generated = Object.entries(jsonSchemas());
const folder = 'definitions/schemas';

describe('JSON schemas for editors', () => {
  it('are those that `node platform/lint.mjs definitions --schemas` writes', () => {
    expect(readdirSync(folder).sort()).toEqual(generated.map(([name]) => name).sort());
    for (const [name, text] of generated) {
      expect(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))).toEqual(JSON.parse(text));
    }
  });

  it.each(['test/definitions-example', 'definitions'])('accept every file of %s', async (bundle) => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    const validators = new Map(generated.map(([name, text]) => [name, ajv.compile(JSON.parse(text))]));
    const files = Object.entries(await readBundleFiles(bundle)).filter(([name]) => name.endsWith('.json'));
    expect(files.length).toBeGreaterThan(5);
    for (const [name, text] of files) {
      const kind = name
        .replace(/\.json$/, '')
        .split('.')
        .at(-1)!
        .replace('/', '-');
      const validate = validators.get(`${kind}.schema.json`)!;
      expect({ name, valid: validate(JSON.parse(text)), errors: validate.errors }).toMatchObject({
        valid: true,
      });
    }
  });

  it('refuse what the loader refuses', () => {
    const ajv = new Ajv({ strict: false });
    formats.default(ajv);
    const validate = ajv.compile(JSON.parse(jsonSchemas()['number.schema.json']!));
    expect(validate({ id: 'order-no', title: '单号', pattern: 'WX-{seq:4}' })).toBe(true);
    expect(validate({ id: 'order-no', title: '单号', patern: 'WX-{seq:4}' })).toBe(false);
    expect(validate({ id: 'order no', title: '单号', pattern: 'WX-{seq:4}' })).toBe(false);
  });
});

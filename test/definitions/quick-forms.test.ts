import { readdir, readFile } from 'node:fs/promises';
import type { Form } from '../../platform/definitions/index.js';
import { isQuick } from '../../platform/forms/quick-form.js';

const folder = 'definitions/forms';
const files = (await readdir(folder)).filter((file) => file.endsWith('.form.json'));

it.each(files)('%s has nothing in it that would have to be watched', async (file) => {
  const form = JSON.parse(await readFile(`${folder}/${file}`, 'utf8')) as Form;
  expect(isQuick(form, {}, '{}')).toBe(true);
});

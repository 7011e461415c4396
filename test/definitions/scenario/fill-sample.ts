import { readFile } from 'node:fs/promises';
import type { Json } from '../../../platform/engine/index.js';

/** What the placeholders of a sample stand for. */
export interface SampleRoots {
  /** Of `=FEEL`. */
  feel(text: string): Json | Promise<Json>;
  /** Of `@key`. */
  organisation(key: string): object | Promise<object>;
  /** Of `{"$file": name}`. */
  file(name: string): Json | Promise<Json>;
}

export type Answers = Record<string, Json>;

/** The sample submission of a form, as written in the file. */
export async function readSample(form: string): Promise<Answers> {
  return JSON.parse(await readFile(`test/definitions/samples/${form}.json`, 'utf8')) as Answers;
}

export async function fillSample(value: Json, roots: SampleRoots): Promise<Json> {
  if (typeof value === 'string') {
    if (value.startsWith('=')) return roots.feel(value);
    return value.startsWith('@') ? ((await roots.organisation(value.slice(1))) as Json) : value;
  }
  if (Array.isArray(value)) return Promise.all(value.map((item) => fillSample(item, roots)));
  if (value === null || typeof value !== 'object') return value;
  if (typeof value['$file'] === 'string') return roots.file(value['$file']);
  const parts = Object.entries(value).map(async ([key, part]) => [key, await fillSample(part, roots)]);
  return Object.fromEntries(await Promise.all(parts)) as Json;
}

interface DemoOrganisation {
  key: string;
  name: string;
  code: string;
}

/** Name and code of an organisation of the demo. */
export async function demoOrganisation(key: string): Promise<DemoOrganisation> {
  const all = JSON.parse(await readFile('definitions/demo/organisations.json', 'utf8')) as DemoOrganisation[];
  const found = all.find((organisation) => organisation.key === key);
  if (!found) throw new Error(`Expected the demo to have the organisation ${key}, but it has none`);
  return { key, name: found.name, code: found.code };
}

import { evaluateExpression, type Json, type Variables } from '../engine/index.js';
import type { Release } from '../definitions/index.js';
import type { Organisation } from '../identity/index.js';
import type { FileRef } from '../kernel/index.js';

/** What demo data may refer to. */
export interface DemoRoots {
  release: Release;
  /** Day of the first start, `YYYY-MM-DD`. */
  t0: string;
  /** ISO 8601 with offset: what `now()` and `today()` answer. */
  now: string;
  /** Instance ids by alias. */
  aliases: Variables;
  /** What `@key` stands for. */
  organisations: ReadonlyMap<string, Json>;
  /** Uploads a file of this name. */
  file(name: string): Promise<FileRef>;
}

/** Organisations as forms store them, by the key that demo data name them with. */
export function organisationValues(byKey: ReadonlyMap<string, Organisation>): Map<string, Json> {
  return new Map([...byKey].map(([key, { id, name, code }]) => [key, { id, name, code }]));
}

/** Demo data with its FEEL evaluated, `@key` replaced by organisations and `{"$file": name}` by real uploads. */
export async function fillDemoValue(value: Json, roots: DemoRoots): Promise<Json> {
  if (typeof value === 'string') return fillText(value, roots);
  if (Array.isArray(value)) return inOrder(value, (item) => fillDemoValue(item, roots));
  if (value === null || typeof value !== 'object') return value;
  if (typeof value['$file'] === 'string') return fileValue(await roots.file(value['$file']));
  const entries = await inOrder(Object.entries(value), async ([name, inner]): Promise<[string, Json]> => [
    name,
    await fillDemoValue(inner, roots),
  ]);
  return Object.fromEntries(entries) as Json;
}

function fillText(text: string, roots: DemoRoots): Json {
  if (text.startsWith('=')) return evaluateDemo(text, roots);
  if (!text.startsWith('@')) return text;
  const organisation = roots.organisations.get(text.slice(1));
  if (organisation === undefined) throw new Error(`演示数据引用了不存在的单位“${text}”。`);
  return organisation;
}

/** `t0` is a FEEL date: a variable could only be text, an entry of a context can be anything. */
export function evaluateDemo(
  text: string,
  { release, t0, now, aliases }: Omit<DemoRoots, 'organisations' | 'file'>,
): Json {
  const expression = `{ t0: date("${t0}"), result: (${text.replace(/^=/, '')}) }.result`;
  const value = evaluateExpression(
    { text: expression },
    { now, variables: { aliases }, functions: release.functions(now) },
  );
  if (value === null) throw new Error(`演示数据中的表达式“${text}”没有结果。`);
  return value;
}

/** Form.io's own keys beside the reference, as the browser sends them. */
function fileValue(file: FileRef): Json {
  return { ...file, originalName: file.name, storage: 'platform' };
}

/** One after the other: numbers and file names come in the order of the file. */
async function inOrder<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

import { basename } from 'node:path';
import { sourceFiles } from './source-files.js';

/** Words of the ids in `definitions/` that any platform of forms and workflows may use as well. */
const genericWords = new Set(
  (
    'administrator audit auditor cancelled completion document evaluation firm info landscape notify open opened opening ' +
    'operator other phase public report review revision scope small terminated work'
  ).split(' '),
);

/** Chinese labels of `definitions/` that are words of any office. */
const genericLabels = new Set(['通知', '提交', '确认', '完成', '撤回', '审核', '公众', '系统']);

/** `smallWorks-list2` → small, works, list. Plurals count as their singular. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 1)
    .map(singular);
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !word.endsWith('ss') && word.length > 3 ? word.slice(0, -1) : word;
}

/** English words that belong to the bundle, not to the platform. */
export function domainWords(): Set<string> {
  return new Set(
    domainIds()
      .flatMap(wordsOf)
      .filter((word) => word.length > 2 && !genericWords.has(word)),
  );
}

/** Ids of several words, which belong to the bundle even where each word is generic. */
export function domainIdsOfWords(): Set<string> {
  return new Set(domainIds().filter((id) => wordsOf(id).length > 1));
}

/** Chinese names of the bundle's processes, steps, forms, roles, records and kinds of organisations. */
export function domainLabels(): Set<string> {
  const bundle = bundleFile();
  const titles = [
    ...bundle.organisationTypes.map((type) => type.title),
    ...definitionFiles().map(({ text }) => (JSON.parse(text) as { title?: string }).title ?? ''),
    ...diagrams().flatMap(({ text }) => namesOfSteps(text)),
  ];
  return new Set(
    titles
      .map((title) => title.replace(/[《》【】]/g, '').trim())
      .filter((title) => /^[\p{Script=Han}]{2,}$/u.test(title) && !genericLabels.has(title)),
  );
}

function domainIds(): string[] {
  return [
    ...bundleFile().organisationTypes.map((type) => type.id),
    ...definitionFiles().map(({ path }) => basename(path).replace(/\..*$/, '')),
    ...diagrams().flatMap(({ path, text }) => [basename(path, '.bpmn'), ...idsOfSteps(text)]),
  ];
}

interface BundleFile {
  organisationTypes: { id: string; title: string }[];
}

function bundleFile(): BundleFile {
  const [file] = sourceFiles('definitions', ['bundle.json']);
  return file ? (JSON.parse(file.text) as BundleFile) : { organisationTypes: [] };
}

function definitionFiles() {
  return [
    ...sourceFiles('definitions/forms', ['.form.json']),
    ...sourceFiles('definitions/roles', ['.role.json']),
    ...sourceFiles('definitions/records', ['.record.json']),
  ];
}

const diagrams = () => sourceFiles('definitions/processes', ['.bpmn']);

const steps = /<(?:\w+:)?(?:userTask|receiveTask|startEvent|boundaryEvent|subProcess)\b[^>]*>/g;
const idsOfSteps = (xml: string) => attributeOfSteps(xml, 'id');
const namesOfSteps = (xml: string) => attributeOfSteps(xml, 'name');

function attributeOfSteps(xml: string, attribute: string): string[] {
  return [...xml.matchAll(steps)]
    .map(([tag]) => new RegExp(`\\b${attribute}="([^"]*)"`).exec(tag)?.[1])
    .filter((value) => value !== undefined);
}

import type { z } from 'zod';
import { bundleSchema } from './schemas/bundle.js';
import { demoOrganisationsSchema, demoRecordsSchema, demoScenarioSchema } from './schemas/demo.js';
import { formSchema } from './schemas/form.js';
import { recordSchema } from './schemas/record.js';
import { roleSchema } from './schemas/role.js';
import { calendarSchema } from './schemas/calendar.js';
import { dictionarySchema } from './schemas/dictionary.js';
import { messageSchema } from './schemas/message.js';
import { numberSchema } from './schemas/number.js';
import { viewSchema } from './schemas/view.js';

/** JSON file kinds that lie as `<folder>/<id>.<suffix>.json`, each with the schema that is its type and its check. */
export const jsonKinds = {
  forms: { suffix: 'form', schema: formSchema },
  roles: { suffix: 'role', schema: roleSchema },
  views: { suffix: 'view', schema: viewSchema },
  records: { suffix: 'record', schema: recordSchema },
  dictionaries: { suffix: 'dictionary', schema: dictionarySchema },
  calendars: { suffix: 'calendar', schema: calendarSchema },
  numbers: { suffix: 'number', schema: numberSchema },
  messages: { suffix: 'message', schema: messageSchema },
} as const;
export type JsonKind = keyof typeof jsonKinds;

/** JSON files that exist once. */
export const singleFiles = {
  'bundle.json': { name: 'bundle', schema: bundleSchema },
  'demo/organisations.json': { name: 'demo-organisations', schema: demoOrganisationsSchema },
  'demo/records.json': { name: 'demo-records', schema: demoRecordsSchema },
  'demo/scenario.json': { name: 'demo-scenario', schema: demoScenarioSchema },
} as const;

export type KindOf<K extends JsonKind> = z.infer<(typeof jsonKinds)[K]['schema']>;

/** What a path inside a bundle means. */
export type FilePlace =
  | { kind: JsonKind; id: string }
  | { kind: 'single'; id: keyof typeof singleFiles }
  | { kind: 'processes' | 'decisions' | 'prints'; id: string }
  | { kind: 'documentation' }
  | { kind: 'unknown' };

const idPattern = /^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/;

/** Classifies a path; what fits nothing is `unknown`, never ignored. */
export function placeOf(path: string): FilePlace {
  if (path === 'README.md' || path.startsWith('schemas/')) return { kind: 'documentation' };
  if (path in singleFiles) return { kind: 'single', id: path as keyof typeof singleFiles };
  const [folder = '', name = '', ...deeper] = path.split('/');
  if (deeper.length > 0) return { kind: 'unknown' };
  if (folder === 'processes') return named('processes', name, '.bpmn');
  if (folder === 'decisions') return named('decisions', name, '.dmn');
  if (folder === 'prints') return named('prints', name, '.print.html');
  if (folder in jsonKinds) {
    const kind = folder as JsonKind;
    return named(kind, name, `.${jsonKinds[kind].suffix}.json`);
  }
  return { kind: 'unknown' };
}

function named(
  kind: JsonKind | 'processes' | 'decisions' | 'prints',
  name: string,
  ending: string,
): FilePlace {
  if (!name.endsWith(ending)) return { kind: 'unknown' };
  const id = name.slice(0, -ending.length);
  return idPattern.test(id) ? { kind, id } : { kind: 'unknown' };
}

import type { ElementInfo } from '../../engine/index.js';
import type { Form } from '../schemas/form.js';
import { constantOf } from './constant.js';
import { fieldsOf } from './form-components.js';
import type { LintContext } from './lint-rule.js';

/** What may stand under a name: anything (`open`), or these names only. */
export type Shape = 'open' | { readonly [name: string]: Shape };
export type Fields = Record<string, Shape>;

const reference: Shape = { id: 'open', name: 'open', code: 'open', type: 'open' };

/** `_number`, `_state` … of an instance. */
export const instanceMetadata: Fields = {
  _id: 'open',
  _number: 'open',
  _title: 'open',
  _state: 'open',
  _started: 'open',
  _ended: 'open',
  _organisation: reference,
  _startedBy: { id: 'open', name: 'open' },
  _sealed: 'open',
  _process: 'open',
};

const stepMetadata: Fields = {
  _completed: 'open',
  _by: { id: 'open', name: 'open' },
  _organisation: reference,
  _count: 'open',
  _form: 'open',
};

const recordMetadata: Fields = {
  _id: 'open',
  _type: 'open',
  _state: 'open',
  _organisation: reference,
  _instance: 'open',
  _created: 'open',
};

/** Fields of a form by data path; grids read like lists (`parts.price`). */
export function formShape(form: Form): Fields {
  const shape: Fields = {};
  for (const { component, level } of fieldsOf(form)) {
    if (component.key === undefined) continue;
    let target = shape;
    for (const key of level) {
      if (typeof target[key] !== 'object') target[key] = {};
      target = target[key];
    }
    target[component.key] ??= component.components ? {} : 'open';
  }
  return shape;
}

/** Data of an instance by root name, its metadata included; null for a process that is not there. */
export function instanceShape(context: LintContext, process: string): Fields | null {
  const compiled = context.compiled.get(process);
  const outline = context.outlines.get(process);
  if (!compiled || !outline) return null;
  const shape: Fields = { ...instanceMetadata, ...handedOver(context, process) };
  for (const element of Object.values(compiled.elements)) {
    const form = element.formId === undefined ? undefined : context.parsed.json.forms.get(element.formId);
    shape[element.id] = form
      ? { ...stepMetadata, ...formShape(form) }
      : resultShape(context, process, element);
  }
  for (const path of outline.writes) {
    const [root = '', ...rest] = path.split('.');
    const step = shape[root];
    if (rest.length === 0) shape[root] ??= 'open';
    else if (typeof step === 'object') shape[root] = { ...step, [rest[0] ?? '']: 'open' };
    else shape[root] = 'open';
  }
  return shape;
}

/** What call activities of other processes hand to this one. */
function handedOver(context: LintContext, process: string): Fields {
  const targets = [...context.outlines].flatMap(([caller, { inputs }]) =>
    inputs
      .filter(({ element }) => context.compiled.get(caller)?.elements[element]?.calledProcess === process)
      .map(({ target }) => target.split('.')[0] ?? ''),
  );
  return Object.fromEntries(targets.map((name) => [name, 'open' as const]));
}

/** What stands under an element without a form: a behaviour's result, or a message's variables. */
function resultShape(context: LintContext, process: string, { id, taskType }: ElementInfo): Shape {
  const names = taskType === undefined ? undefined : context.behaviours[taskType];
  if (!names) return 'open';
  const number = context.parsed.json.records.get(recordTypeOf(context, process, id) ?? '')?.number;
  const all = taskType === 'record.create' && number ? [...names, number.field] : names;
  return Object.fromEntries(all.map((name) => [name, 'open' as const]));
}

/** Record type that a service task names, when it is written out. */
export function recordTypeOf(context: LintContext, process: string, element: string): string | null {
  const input = context.outlines
    .get(process)
    ?.inputs.find((candidate) => candidate.element === element && candidate.target === 'type');
  return input ? constantOf(input.source) : null;
}

/** Fields of a record type and its metadata; null for a type that is not there. */
export function recordShape(context: LintContext, type: string): Fields | null {
  const record = context.parsed.json.records.get(type);
  if (!record) return null;
  const shape: Fields = { ...recordMetadata };
  for (const { path } of record.fields) shape[path.split('.')[0] ?? ''] = 'open';
  return shape;
}

/** `p`: the bundle's parameters. */
export function parameterShape(context: LintContext): Shape {
  return Object.fromEntries((context.parsed.bundle?.parameters ?? []).map(({ id }) => [id, 'open' as const]));
}

/** The instance that instances of this process are about, or null. */
export function subjectShape(context: LintContext, process: string): Fields | null {
  const subject = context.compiled.get(process)?.properties['subject'];
  return subject === undefined ? null : instanceShape(context, subject);
}

export interface MissingName {
  /** The part of the path that is not there. */
  name: string;
  /** What stands before it; empty for a root. */
  under: string;
  known: string[];
}

/** Follows a path; tells the first name that is not there, or null. */
export function findMissing(shape: Shape, path: string): MissingName | null {
  let at: Shape = shape;
  const passed: string[] = [];
  for (const name of path.split('.')) {
    if (at === 'open') return null;
    const next: Shape | undefined = Object.hasOwn(at, name) ? at[name] : undefined;
    if (next === undefined) return { name, under: passed.join('.'), known: Object.keys(at) };
    passed.push(name);
    at = next;
  }
  return null;
}

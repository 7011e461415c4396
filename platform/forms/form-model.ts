import { displayTypes, layoutTypes, type Component, type Form } from '../definitions/index.js';
import { readExpression } from '../engine/index.js';

/** A component that holds a value, with its place in the data. */
export interface Field {
  component: Component & { key: string };
  /** Keys from the top; a grid's rows lie between its key and the next. */
  keys: string[];
  /** The grids it lies in, from outside, as numbers of keys: `rows[].name` is `[1]`. */
  grids: number[];
  /** `rows.name`: the place without row numbers. */
  place: string;
  /** Itself or a component around it is disabled: the value is the server's. */
  locked: boolean;
  label: string;
}

/** A form read once: what the server needs to know about its fields. */
export interface FormModel {
  fields: Field[];
  /** Fields with a `value`, each after those that it reads. */
  valued: Field[];
  /** Top-level data keys that some value, hint, source or lookup reads: a change there needs a recomputation. */
  live: string[];
}

const models = new WeakMap<Form, FormModel>();

export function modelOf(form: Form, functionNames: readonly string[]): FormModel {
  let model = models.get(form);
  if (!model) {
    const fields = form.components.flatMap((component) =>
      fieldsOf(component, { keys: [], grids: [], locked: false }),
    );
    const reads = (text: string): string[] => dataKeys(text, functionNames);
    model = { fields, valued: inReadingOrder(fields, reads), live: liveKeys(form, fields, reads) };
    models.set(form, model);
  }
  return model;
}

interface Around {
  keys: string[];
  grids: number[];
  locked: boolean;
}

function fieldsOf(component: Component, around: Around): Field[] {
  const inside = [...(component.components ?? []), ...(component.columns ?? []).flatMap((c) => c.components)];
  if (displayTypes.includes(component.type)) return [];
  if (layoutTypes.includes(component.type) || component.key === undefined) {
    return inside.flatMap((child) => fieldsOf(child, around));
  }
  const keys = [...around.keys, component.key];
  const locked = around.locked || component.disabled === true;
  const field: Field = {
    component: component as Field['component'],
    keys,
    grids: around.grids,
    place: keys.join('.'),
    locked,
    label: component.errorLabel ?? component.label ?? component.key,
  };
  const grids = isGrid(component) ? [...around.grids, keys.length] : around.grids;
  return [field, ...inside.flatMap((child) => fieldsOf(child, { keys, grids, locked }))];
}

export function isGrid(component: Component): boolean {
  return component.type === 'datagrid' || component.type === 'editgrid';
}

/** Keys below `data` that an expression reads; unreadable expressions read nothing (they are linted). */
function dataKeys(text: string, functionNames: readonly string[]): string[] {
  try {
    return readExpression(text, functionNames).paths.flatMap((path) => {
      const [root, key] = path.split('.');
      return root === 'data' && key ? [key] : [];
    });
  } catch {
    return [];
  }
}

function inReadingOrder(fields: Field[], reads: (text: string) => string[]): Field[] {
  const waiting = fields.filter((field) => field.component.value !== undefined);
  const ordered: Field[] = [];
  const visit = (field: Field): void => {
    const index = waiting.indexOf(field);
    if (index < 0) return;
    waiting.splice(index, 1);
    const read = reads(field.component.value!);
    fields.filter((other) => read.includes(other.keys[0]!) && other !== field).forEach(visit);
    ordered.push(field);
  };
  while (waiting.length > 0) visit(waiting[0]!);
  return ordered;
}

function liveKeys(form: Form, fields: Field[], reads: (text: string) => string[]): string[] {
  const texts = [
    ...fields.flatMap(({ component }) => [component.value, component.hint]),
    ...fields.flatMap(({ component }) => expressionsIn(component.source)),
    ...expressionsIn(form.lookups),
  ];
  return [...new Set(texts.flatMap((text) => (text === undefined ? [] : reads(text))))].sort();
}

/** Every text below a value that starts with `=`. */
function expressionsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('=') ? [value] : [];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(expressionsIn) : [];
}

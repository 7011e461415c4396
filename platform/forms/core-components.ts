import type { Component, Form } from '../definitions/index.js';

/** What Form.io's validator understands of our own types. */
const standardTypes: Record<string, object> = {
  money: { type: 'textfield' },
  checklist: { type: 'select', multiple: true },
};
/** Expressions, choices and looks are not the validator's business. */
const leftOut = new Set([
  'source',
  'value',
  'hint',
  'items',
  'fileClass',
  'values',
  'data',
  'html',
  'content',
]);

const texts = new WeakMap<Form, string>();

/** The form's components as JSON for `@formio/core`; made once for each form. */
export function coreComponents(form: Form): string {
  let text = texts.get(form);
  if (text === undefined) {
    text = JSON.stringify(form.components.flatMap(toCore));
    texts.set(form, text);
  }
  return text;
}

function toCore(component: Component): object[] {
  if (component.type === 'facts' || component.type === 'content') return [];
  const kept = Object.entries(component).filter(([key]) => !leftOut.has(key));
  const core: Record<string, unknown> = {
    input: true,
    ...Object.fromEntries(kept),
    ...standardTypes[component.type],
  };
  if (component.type === 'money') core['validate'] = withoutLimits(component.validate);
  if (component.components) core['components'] = component.components.flatMap(toCore);
  if (component.columns) {
    core['columns'] = component.columns.map((column) => ({
      ...column,
      components: column.components.flatMap(toCore),
    }));
  }
  return [core];
}

/** Limits of an amount are checked as numbers, see `checkValue`. */
function withoutLimits({ min: _min, max: _max, ...rest }: Record<string, unknown> = {}): object {
  return rest;
}

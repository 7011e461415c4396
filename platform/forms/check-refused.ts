import { renderTemplate, type Form } from '../definitions/index.js';
import type { Json, Variables } from '../engine/index.js';
import type { FieldError } from '../kernel/index.js';
import type { FormContext } from './form-context.js';
import { modelOf, type Field } from './form-model.js';
import type { FormScope } from './form-scope.js';

/** Values that a submission brings although the form says that they must stay as they are; others are only dropped. */
export function checkRefused(
  form: Form,
  data: unknown,
  scope: FormScope,
  { release, now }: FormContext,
): FieldError[] {
  const functionNames = Object.keys(release.functions(now));
  const placesHere = new Set(modelOf(form, functionNames).fields.map(({ place }) => place));
  return form.refused.flatMap(({ within, fieldsOf, message }) => {
    const fields = fieldsOf.flatMap((id) => modelOf(release.forms.get(id)!.json, functionNames).fields);
    return keysAt(data, within).flatMap((key): FieldError[] => {
      const path = within === undefined ? key : `${within}.${key}`;
      const field = placesHere.has(path) ? undefined : fields.find(({ place }) => place === key);
      return field ? [{ path, message: sentence(message, field, scope), rule: 'refused' }] : [];
    });
  });
}

function keysAt(data: unknown, within: string | undefined): string[] {
  const value = within === undefined ? data : isObject(data) ? data[within] : undefined;
  return isObject(value) ? Object.keys(value) : [];
}

function isObject(value: unknown): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sentence(message: string, { label }: Field, scope: FormScope): string {
  const evaluate = (text: string, locals: Readonly<Record<string, Json>>): Json =>
    scope.evaluate(text, { label, ...locals });
  return renderTemplate(message, { evaluate, escape: 'none' });
}

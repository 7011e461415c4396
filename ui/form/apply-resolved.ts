import type { Resolved } from '../api';
import type { Choice } from './form-json';
import type { FormioForm, FormioInstance } from './formio-types';
import { normalPath } from './server-errors';

/**
 * Writes what the server has recomputed into the form: values of fields that nobody types into, hints, choices.
 * A field that has the focus is never touched, so nothing moves under the person's hands.
 */
export function applyResolved(form: FormioForm, resolved: Resolved): void {
  const values = new Map(resolved.values.map(({ path, value }) => [normalPath(path), value]));
  const hints = new Map(resolved.hints.map(({ key, text }) => [normalPath(key), text]));
  const choices = new Map(
    resolved.choices.map(({ key, values: list }) => [normalPath(key), list as Choice[]]),
  );
  form.everyComponent((instance) => {
    if (values.has(instance.path)) writeValue(instance, values.get(instance.path));
    const hint = hints.get(instance.path) ?? hints.get(instance.key);
    if (hint !== undefined) writeHint(instance, hint);
    const list = choices.get(instance.path) ?? choices.get(instance.key);
    if (list) writeChoices(instance, list);
  });
}

const same = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left ?? null) === JSON.stringify(right ?? null);

function writeValue(instance: FormioInstance, value: unknown): void {
  if (same(instance.dataValue, value)) return;
  if (instance.element?.contains(document.activeElement) && !instance.component.disabled) return;
  instance.setValue(value, { resetValue: value === null || value === undefined });
}

function writeHint(instance: FormioInstance, text: string): void {
  instance.component.hint = text;
  const place = instance.element?.querySelector(`[data-hint="${CSS.escape(instance.key)}"]`);
  if (place && place.textContent !== text) place.textContent = text;
}

function writeChoices(instance: FormioInstance, choices: Choice[]): void {
  const { component } = instance;
  if (same(component.data?.values ?? component.values, choices)) return;
  if (component.data) component.data = { ...component.data, values: choices };
  if (component.values || !component.data) component.values = choices;
  instance.options.mounts.touch(instance);
}

import type { FieldError } from '../api';
import type { FieldClass } from './widget-field';
import type { FormioForm, FormioInstance } from './formio-types';

/** `rows.2.amount` and `rows[2].amount` are the same place. */
export const normalPath = (path: string): string => path.replace(/\.(\d+)(?=\.|$)/g, '[$1]');

/**
 * Form.io forgets messages that its own rules did not produce as soon as any field changes. What the server found
 * wrong must stay until that very field changes.
 */
export function keepServerErrors(Component: FieldClass): void {
  const prototype = Component.prototype as FormioInstance;
  const original = prototype.setCustomValidity;
  prototype.setCustomValidity = function (this: FormioInstance, messages, dirty, external) {
    const kept = this.options.serverErrors?.get(this.path);
    const own = Array.isArray(messages) ? messages.length > 0 : Boolean(messages);
    if (kept === undefined || own) return original.call(this, messages, dirty, external);
    return original.call(
      this,
      [{ level: 'error', message: kept, component: this.component }],
      true,
      external,
    );
  };
}

/** Shows the server's errors at their fields and takes away those of an earlier check. */
export function showServerErrors(form: FormioForm, errors: FieldError[]): void {
  const kept = form.options.serverErrors;
  const before = new Set(kept.keys());
  kept.clear();
  for (const { path, message } of errors) {
    const wanted = normalPath(path);
    const place = fieldAt(form, wanted)?.path;
    if (!place) continue;
    const text = place === wanted ? message : `${rowOf(wanted, place)}${message}`;
    kept.set(place, [kept.get(place), text].filter(Boolean).join('；'));
  }
  form.everyComponent((instance) => {
    if (kept.has(instance.path) || before.has(instance.path)) instance.setCustomValidity([], true);
  });
}

export function forgetServerError(form: FormioForm, path: string): boolean {
  return form.options.serverErrors.delete(path);
}

/** The field itself, or the nearest thing around it that is on the page: of a closed entry, its grid. */
export function fieldAt(form: FormioForm, path: string): FormioInstance | undefined {
  const byPath = new Map<string, FormioInstance>();
  form.everyComponent((instance) => {
    const onPage = instance.visible && instance.element?.isConnected;
    if (onPage && !byPath.has(instance.path)) byPath.set(instance.path, instance);
  });
  for (let place = path; place !== ''; place = place.replace(/(\[\d+\]|\.?[^.[\]]+)$/, '')) {
    const found = byPath.get(place);
    if (found) return found;
  }
  return undefined;
}

function rowOf(path: string, grid: string): string {
  const row = /^\[(\d+)\]/.exec(path.slice(grid.length))?.[1];
  return row === undefined ? '' : `第 ${Number(row) + 1} 条：`;
}

import type { FormioForm, FormioInstance } from './formio-types';
import { normalPath } from './server-errors';

/** What a page may ask of the form it shows. */
export interface FormHandle {
  /** The data as it stands, as the server expects it. */
  data(): Record<string, unknown>;
  replace(data: Record<string, unknown>): void;
  /** Brings a field into view and puts the cursor into it. @returns false when the form has no such field */
  focus(path: string): boolean;
}

export function handleOf(form: FormioForm): FormHandle {
  return {
    data: () => structuredClone(form.submission.data),
    replace: (data) => void form.setSubmission({ data: structuredClone(data) }, { noValidate: true }),
    focus: (path) => focusField(form, normalPath(path)),
  };
}

const focusable = 'input:not([type=hidden]),textarea,select,button,[tabindex]';

function focusField(form: FormioForm, path: string): boolean {
  const target = findField(form, path);
  const element = target?.element;
  if (!element) return false;
  const smooth = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: smooth ? 'smooth' : 'auto' });
  element.querySelector<HTMLElement>(focusable)?.focus({ preventScroll: true });
  return true;
}

/** The field itself, or the nearest thing around it that is on the page (`rows[3]`, then `rows`). */
function findField(form: FormioForm, path: string): FormioInstance | undefined {
  const byPath = new Map<string, FormioInstance>();
  form.everyComponent((instance) => {
    if (instance.visible && !byPath.has(instance.path)) byPath.set(instance.path, instance);
  });
  for (let place = path; place !== ''; place = place.replace(/(\[\d+\]|\.?[^.[\]]+)$/, '')) {
    const found = byPath.get(place);
    if (found) return found;
  }
  return undefined;
}

import type { FormioForm } from './formio-types';
import { fieldAt, normalPath } from './server-errors';

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
  const element = fieldAt(form, path)?.element;
  if (!element) return false;
  const smooth = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: smooth ? 'smooth' : 'auto' });
  element.querySelector<HTMLElement>(focusable)?.focus({ preventScroll: true });
  return true;
}

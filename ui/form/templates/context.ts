import type { FormioInstance } from '../formio-types';
import type { FormComponent } from '../form-json';

/** What Form.io hands to every template. */
export interface TemplateContext {
  id: string;
  instance: FormioInstance;
  component: FormComponent;
  label: { hidden: boolean; className?: string };
  readOnly?: boolean;
  disabled?: boolean;
  children: string;
  nestedKey: string;
  [key: string]: unknown;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: unknown): string =>
  String(text ?? '').replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** Id of the input that a label points to. */
export const inputId = ({ instance, component }: TemplateContext): string =>
  `${instance.id}-${component.key}`;

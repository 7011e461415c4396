/** One choice of a select, radio or checklist; an organisation is chosen as an object. */
export interface Choice {
  label: string;
  value: unknown;
  disabled?: boolean;
}

export interface FileClass {
  types: string[];
  /** MB of 1024 × 1024 bytes */
  maxSize: number;
  maxCount: number;
}

/** A Form.io component as the server sends it: sources, values and hints are already resolved. */
export interface FormComponent {
  type: string;
  key: string;
  label?: string;
  title?: string;
  disabled?: boolean;
  hidden?: boolean;
  components?: FormComponent[];
  columns?: { components: FormComponent[]; [key: string]: unknown }[];
  values?: Choice[];
  data?: { values?: Choice[] };
  items?: { label: string; value: unknown }[];
  html?: string;
  content?: string;
  description?: string;
  hint?: string;
  placeholder?: string;
  suffix?: string;
  width?: string | number;
  optional?: boolean;
  multiple?: boolean;
  enableTime?: boolean;
  fileClass?: FileClass;
  fixedRows?: boolean;
  hideLabel?: boolean;
  inline?: boolean;
  validate?: Record<string, unknown> & { required?: boolean; maxLength?: number | string };
  conditional?: Conditional | null;
  [key: string]: unknown;
}

export interface Conditional {
  show?: boolean | string | null;
  when?: string | null;
  eq?: unknown;
  conjunction?: 'all' | 'any';
  conditions?: { component: string; operator: string; value?: unknown }[];
}

export interface FormJson {
  title?: string;
  display?: string;
  components: FormComponent[];
}

/** Titled sections of a form, in order; they are cards on the page and anchors in the bar above it. */
export interface Section {
  key: string;
  title: string;
}

export const choicesOf = (component: FormComponent): Choice[] =>
  component.data?.values ?? component.values ?? [];

/** Reads the server's answer as a form; an answer without components becomes an empty form. */
export function asForm(json: unknown): FormJson {
  const form = (json ?? {}) as Partial<FormJson>;
  return { ...form, components: Array.isArray(form.components) ? form.components : [] };
}

export const childrenOf = (component: FormComponent): FormComponent[] => [
  ...(component.components ?? []),
  ...(component.columns ?? []).flatMap((column) => column.components),
];

export function sectionsOf(form: FormJson): Section[] {
  return form.components
    .flatMap((component) => (component.type === 'container' ? childrenOf(component) : [component]))
    .filter((component) => component.type === 'panel' && component.title && !component.hideLabel)
    .map((component) => ({ key: component.key, title: component.title ?? '' }));
}

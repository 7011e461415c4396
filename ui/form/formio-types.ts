import type { FormComponent, FormJson } from './form-json';
import type { WidgetMounts } from './widget-mounts';

/** The part of Form.io's renderer that this host relies on; its own declarations leave most of it untyped. */
export interface FormioInstance {
  id: string;
  key: string;
  /** Data path, for example `rows[2].amount` */
  path: string;
  component: FormComponent;
  dataValue: unknown;
  disabled: boolean;
  visible: boolean;
  parent?: FormioInstance;
  root?: FormioForm;
  element?: HTMLElement;
  refs: Record<string, HTMLElement | undefined>;
  options: HostOptions;
  visibleErrors?: { message: string }[];
  setValue(value: unknown, flags?: object): boolean;
  updateValue(value: unknown, flags?: object): boolean;
  setCustomValidity(messages: unknown, dirty?: boolean, external?: boolean): unknown;
  redraw(): Promise<void>;
}

export interface FormioForm extends FormioInstance {
  ready: Promise<void>;
  submission: { data: Record<string, unknown> };
  submissionReady: Promise<void>;
  everyComponent(visit: (instance: FormioInstance) => void): void;
  on(event: string, listener: (...values: never[]) => void): void;
  setSubmission(submission: { data: Record<string, unknown> }, flags?: object): Promise<void>;
  destroy(all?: boolean): void;
}

/** Travels with Form.io's options to every component. */
export interface HostOptions {
  mounts: WidgetMounts;
  /** By data path: what the server found wrong; stays until the field's value changes. */
  serverErrors: Map<string, string>;
  [key: string]: unknown;
}

export type CreateForm = (
  element: HTMLElement,
  form: FormJson,
  options: HostOptions & Record<string, unknown>,
) => Promise<FormioForm>;

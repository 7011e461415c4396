import { lazy } from 'react';

const load = () => import('./form-host');

/** Form.io with everything around it: a chunk of its own, far too heavy for the shell. */
export const FormHost = lazy(load);
/** Fetches that chunk ahead of time. */
export const prefetchFormHost = (): void => void load();

export { ErrorSummary } from './error-summary';
export type { FormHandle } from './form-handle';
export { asForm, sectionsOf, type FormComponent, type FormJson, type Section } from './form-json';
export { FormReader } from './reader/form-reader';

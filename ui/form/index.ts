import { lazy } from 'react';
import { loadFormHost } from './prefetch';

/** Form.io with everything around it: a chunk of its own, far too heavy for the shell. */
export const FormHost = lazy(loadFormHost);

export { ErrorSummary } from './error-summary';
export type { ChangedBy } from './form-host';
export type { FormHandle } from './form-handle';
export { asForm, sectionsOf, type FormComponent, type FormJson, type Section } from './form-json';
export { prefetchFormHost } from './prefetch';
export { FormReader } from './reader/form-reader';

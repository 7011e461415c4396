/** Forms on the server: resolving, recomputing and checking what people fill in. */
export { fileKinds, isOfKind, kindNames, kindOfType } from './file-kinds.js';
export { FileSource, type StoredFile } from './file-source.js';
export { organisationRoot, type FormContext } from './form-context.js';
export { FormService, type Recomputed, type ResolvedForm, type ValidatedForm } from './form.service.js';
export { FormsModule } from './forms.module.js';
export { LookupSource, type LookupQuery } from './lookup-source.js';

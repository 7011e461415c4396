import type { Component, Form } from '../../../platform/definitions/index.js';
import { DefinitionsModule, ReleaseService } from '../../../platform/definitions/index.js';
import { FilesModule } from '../../../platform/files/index.js';
import {
  FormService,
  FormsModule,
  type FormContext,
  type ValidatedForm,
} from '../../../platform/forms/index.js';
import { IdentityModule, PersonRepository, type PersonActor } from '../../../platform/identity/index.js';
import { RecordsModule } from '../../../platform/records/index.js';
import {
  bootTestApp,
  createOrganisation,
  createPerson,
  type TestApp,
  type TestAppOptions,
} from '../../support/index.js';

export interface FormApp {
  app: TestApp;
  forms: FormService;
  nurse: PersonActor;
  context(more?: Partial<FormContext>): FormContext;
  validate(form: Form, data: unknown, more?: Partial<FormContext>): Promise<ValidatedForm>;
}

/** The form service of a real application, with a ward and its nurse. */
export async function bootFormApp(options: TestAppOptions = {}): Promise<FormApp> {
  const app = await bootTestApp({
    modules: [DefinitionsModule, IdentityModule, FormsModule, FilesModule, RecordsModule],
    ...options,
  });
  const ward = await createOrganisation(app, {
    type: 'ward',
    key: 'W1',
    name: '内科',
    state: '正常',
    profile: { phone: '8001' },
  });
  await createPerson(app, { username: 'nurse', name: '王护士', organisation: ward });
  const nurse = (await app.get(PersonRepository).actorOf('nurse')) as PersonActor;
  const forms = app.get(FormService);
  const context = (more: Partial<FormContext> = {}): FormContext => {
    const release = app.get(ReleaseService).current();
    const now = '2026-11-23T09:00:00.000+08:00';
    return { release, now, actor: nurse, variables: {}, constants: { p: release.parameters }, ...more };
  };
  const validate = (form: Form, data: unknown, more?: Partial<FormContext>): Promise<ValidatedForm> =>
    forms.validate(form, data, context(more));
  return { app, forms, nurse, context, validate };
}

export function form(
  components: Component[],
  more: Partial<Pick<Form, 'rules' | 'lookups' | 'refused'>> = {},
): Form {
  return { title: '测试表', display: 'form', components, lookups: {}, rules: [], refused: [], ...more };
}

/** Messages by path. */
export function messages({ errors }: ValidatedForm): Record<string, string> {
  return Object.fromEntries(errors.map(({ path, message }) => [path, message]));
}

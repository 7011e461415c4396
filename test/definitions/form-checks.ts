import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DefinitionsModule, ReleaseService } from '../../platform/definitions/index.js';
import { evaluateExpression, type Json, type Variables } from '../../platform/engine/index.js';
import { FilesModule } from '../../platform/files/index.js';
import {
  FormService,
  FormsModule,
  type FormContext,
  type ValidatedForm,
} from '../../platform/forms/index.js';
import { IdentityModule, type Organisation } from '../../platform/identity/index.js';
import { Validator } from '../../platform/forms/validator.js';
import { RecordsModule, RecordService } from '../../platform/records/index.js';
import { bootTestApp, createOrganisation, createPerson, type TestApp } from '../support/index.js';
import { cloneJson } from './clone-json.js';
import { SampleFiles } from './sample-files.js';

/** Day on which the demo records are made: certificates, commitments and suspensions lie around it. */
export const firstDay = '2026-11-23';

/** Where and by whom a form is filled in. */
export interface Filling {
  /** Key of the acting organisation in the demo. */
  as: string;
  /** ISO 8601 with offset. */
  now: string;
  /** Instance data. */
  variables: Variables;
  /** `subject` and the `_…` metadata. */
  constants: Variables;
}

interface Member {
  organisation: Organisation;
  person: { id: string; name: string };
}

/** The bundle's forms in the real form service, with the demo's organisations and records in a real database. */
export class FormChecks {
  private readonly members = new Map<string, Member>();
  private readonly files: SampleFiles;

  private constructor(private readonly app: TestApp) {
    this.files = new SampleFiles(app);
  }

  static async start(): Promise<FormChecks> {
    const modules = [DefinitionsModule, IdentityModule, FormsModule, FilesModule, RecordsModule];
    const checks = new FormChecks(await bootTestApp({ definitions: path.resolve('definitions'), modules }));
    checks.keepOwnRealm();
    await checks.createDemo();
    return checks;
  }

  /**
   * Jest runs tests in a realm of its own: objects that come from a worker thread are strangers there, and FEEL's filters
   * do not see their properties. Outside of Jest there is one realm.
   */
  private keepOwnRealm(): void {
    const validator = this.app.get(Validator);
    const run = validator.run.bind(validator);
    validator.run = async (...given) => cloneJson(await run(...given));
  }

  close(): Promise<void> {
    return this.app.close();
  }

  organisation(key: string): Organisation {
    return this.member(key).organisation;
  }

  /** Gives an organisation's certificates of a type another state. */
  async markCertificates(key: string, certificateType: string, state: string): Promise<void> {
    await this.app.kernel.sql.query(
      `UPDATE records SET state = $3 WHERE type = 'qualification' AND organisation_id = $1::uuid
          AND data ->> 'certificateType' = $2`,
      [this.organisation(key).id, certificateType, state],
    );
  }

  /** What somebody submits: the sample, typed over what the form shows when it is opened. */
  async sample(form: string, filling: Filling): Promise<Variables> {
    const file = path.resolve('test/definitions/samples', `${form}.json`);
    const typed = await this.fill(JSON.parse(await readFile(file, 'utf8')) as Json, filling.as, filling.now);
    const { data } = await this.open(form, filling);
    return typedOver(cloneJson(data), typed as Variables);
  }

  /** `@key` becomes an organisation, `{"$file": name}` an upload of `as`, `=FEEL` its value at `now`. */
  async fill(value: Json, as: string, now: string): Promise<Json> {
    if (typeof value === 'string') return this.fillText(value, now);
    if (Array.isArray(value)) return Promise.all(value.map((item) => this.fill(item, as, now)));
    if (value === null || typeof value !== 'object') return value;
    if (typeof value['$file'] === 'string') return this.files.upload(value['$file'], this.actor(as));
    const parts = Object.entries(value).map(async ([key, part]) => [key, await this.fill(part, as, now)]);
    return Object.fromEntries(await Promise.all(parts)) as Json;
  }

  async validate(form: string, data: Variables, filling: Filling): Promise<ValidatedForm> {
    return this.app.get(FormService).validate(this.formOf(form), data, this.context(filling));
  }

  /** What the form shows before anything is filled in. */
  async open(form: string, filling: Filling): Promise<{ json: object; data: Variables }> {
    return this.app.get(FormService).resolve(this.formOf(form), this.context(filling));
  }

  private get release() {
    return this.app.get(ReleaseService).current();
  }

  private member(key: string): Member {
    const found = this.members.get(key);
    if (!found) throw new Error(`Expected the demo to have the organisation ${key}, but it has none`);
    return found;
  }

  private actor(key: string) {
    return { ...this.member(key), roles: [] };
  }

  private formOf(id: string) {
    const form = this.release.forms.get(id);
    if (!form) throw new Error(`Expected the bundle to have the form ${id}, but it has none`);
    return form.json;
  }

  private context({ as, now, variables, constants }: Filling): FormContext {
    const { release } = this;
    const known = { p: release.parameters, ...constants };
    return { release, now, actor: this.actor(as), variables, constants: known };
  }

  private async createDemo(): Promise<void> {
    const { demo } = this.release;
    for (const { key, type, name, code, state, profile } of demo.organisations) {
      const filled = this.fillTexts(profile as Json) as Record<string, unknown>;
      const organisation = await createOrganisation(this.app, {
        type,
        key: code,
        name,
        state,
        profile: filled,
      });
      const person = await createPerson(this.app, { username: key, name: '演测', organisation });
      this.members.set(key, { organisation, person: { id: person.id, name: person.name } });
    }
    for (const { type, organisation, state, data } of demo.records) {
      await this.app.get(RecordService).create(this.release, type, {
        data: this.fillTexts(data as Json) as Variables,
        organisation: organisation ? this.organisation(organisation).id : null,
        state: state ?? null,
      });
    }
  }

  private fillTexts(value: Json): Json {
    const now = `${firstDay}T09:00:00+08:00`;
    const fill = (_key: string, part: unknown) =>
      typeof part === 'string' ? this.fillText(part, now) : part;
    return JSON.parse(JSON.stringify(value, fill)) as Json;
  }

  private fillText(text: string, now: string): Json {
    if (text.startsWith('@')) {
      const { id, name, code } = this.organisation(text.slice(1));
      return { id, name, code };
    }
    if (!text.startsWith('=')) return text;
    const expression = `(for t0 in [date("${firstDay}")] return ${text.slice(1)})[1]`;
    const functions = this.release.functions(now);
    return evaluateExpression({ text: expression }, { now, variables: {}, functions });
  }
}

/** Objects are merged; anything else, lists included, is replaced. */
function typedOver(shown: Variables, typed: Variables): Variables {
  const merged = { ...shown };
  for (const [key, value] of Object.entries(typed)) {
    const before = merged[key];
    merged[key] = isObject(before) && isObject(value) ? typedOver(before, value) : value;
  }
  return merged;
}

function isObject(value: Json | undefined): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

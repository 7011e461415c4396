import { randomUUID } from 'node:crypto';
import type { Json } from '../../../platform/engine/index.js';
import { TestClient, type Answer } from '../../support/index.js';
import { demoOrganisation, fillSample, readSample, type Answers } from './fill-sample.js';
import { sampleFile } from './sample-file.js';
import type { Trading } from './trading.js';
import { password } from './password.js';

interface Submission {
  /** Content hash of the form; that of the page unless told. */
  version?: string;
}

/** Somebody at the API, as their browser would be. */
export class Person {
  private constructor(
    readonly trading: Trading,
    readonly username: string,
    readonly client: TestClient,
  ) {}

  static async logIn(trading: Trading, username: string): Promise<Person> {
    const client = new TestClient(trading.app.url);
    const answer = await client.login(username, password);
    if (answer.status !== 200)
      throw new Error(`Expected ${username} to log in: ${JSON.stringify(answer.body)}`);
    return new Person(trading, username, client);
  }

  get = (path: string): Promise<Answer> => this.client.get(path);

  /** The work on an instance that its page offers under this label, as the key of its page. */
  async offer(instance: string, label: string): Promise<string> {
    const { body } = await this.get(`/instances/${instance}`);
    const found = (body.offers ?? []).find((offer: { label: string }) => offer.label === label);
    if (!found)
      throw new Error(
        `Expected ${this.username} to be offered “${label}”, but found: ${JSON.stringify(body.offers ?? body)}`,
      );
    return found.key as string;
  }

  /** What the instance's page offers, by label. */
  async offers(instance: string): Promise<string[]> {
    const { body } = await this.get(`/instances/${instance}`);
    return (body.offers ?? []).map((offer: { label: string }) => offer.label);
  }

  /** Submits a form with its sample typed over what the page shows, and confirms what the server wants confirmed. */
  async submit(key: string, form: string, changes: Answers = {}, told: Submission = {}): Promise<Answer> {
    const { body: page } = await this.get(`/work/${key}`);
    const typed = await this.fill({ ...(await readSample(form)), ...changes });
    const data = typedOver((page.data ?? {}) as Answers, typed) as Answers;
    return this.send(key, data, told.version ?? page.form?.version ?? 'unknown');
  }

  /** As `submit`, when it has to work. */
  async complete(key: string, form: string, changes: Answers = {}): Promise<Answer['body']> {
    const answer = await this.submit(key, form, changes);
    if (answer.status !== 201)
      throw new Error(`Expected ${this.username} to submit ${form}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Completes the step that the instance offers under this label. */
  async do(instance: string, label: string, form: string, changes: Answers = {}): Promise<Answer['body']> {
    return this.complete(await this.offer(instance, label), form, changes);
  }

  async send(key: string, data: Answers, formVersion: string): Promise<Answer> {
    const post = (acceptedWarnings: string[]) =>
      this.client.post(
        `/work/${key}/submit`,
        { data, formVersion, acceptedWarnings },
        { 'idempotency-key': randomUUID() },
      );
    const answer = await post([]);
    if (answer.body.code !== 'warnings-not-confirmed') return answer;
    return post(answer.body.warnings.map(({ rule }: { rule: string }) => rule));
  }

  async fill(answers: Answers): Promise<Answers> {
    const organisations = await this.trading.organisations();
    return (await fillSample(answers, {
      feel: (text) => this.trading.feel(text),
      organisation: async (key) => organisations.get((await demoOrganisation(key)).code)!,
      file: (name) => this.upload(name),
    })) as Answers;
  }

  /** A file as forms store it. */
  async upload(name: string): Promise<Json> {
    const { status, body } = await this.client.upload('/files', name, sampleFile(name));
    if (status >= 300) throw new Error(`Expected the upload of ${name} to work: ${JSON.stringify(body)}`);
    return { ...body, originalName: name, storage: 'platform' };
  }
}

/** A person's answers over those the page shows; rows of a table by their place. */
function typedOver(shown: Json, typed: Json): Json {
  if (Array.isArray(shown) && Array.isArray(typed))
    return typed.map((row, index) => (isObject(row) ? typedOver(shown[index] ?? null, row) : row));
  if (!isObject(shown) || !isObject(typed)) return typed;
  return {
    ...shown,
    ...Object.fromEntries(
      Object.entries(typed).map(([key, value]) => [key, typedOver(shown[key] ?? null, value)]),
    ),
  };
}

const isObject = (value: Json): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

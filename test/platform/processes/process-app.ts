import { randomUUID } from 'node:crypto';
import path from 'node:path';
import {
  bootTestApp,
  createOrganisation,
  createPerson,
  login,
  type Answer,
  type TestApp,
  type TestAppOptions,
  type TestClient,
} from '../../support/index.js';

export const bundle = path.resolve('test/platform/processes/bundle');

/** The application on the purchasing bundle, with two offices and two shops. */
export async function bootProcessApp(options: Partial<TestAppOptions> = {}): Promise<TestApp> {
  return bootTestApp({
    definitions: bundle,
    ...options,
  });
}

export async function settle(app: TestApp): Promise<void> {
  const office = await createOrganisation(app, { type: 'office', key: 'O1', name: '办公室' });
  const archive = await createOrganisation(app, { type: 'office', key: 'O2', name: '档案室' });
  const shop = await createOrganisation(app, { type: 'shop', key: 'S1', name: '甲商家' });
  const store = await createOrganisation(app, { type: 'shop', key: 'S2', name: '乙商家' });
  await createPerson(app, { username: 'clerk', name: '张经办', organisation: office });
  await createPerson(app, { username: 'colleague', name: '李经办', organisation: office });
  await createPerson(app, { username: 'archivist', name: '王档案', organisation: archive });
  await createPerson(app, { username: 'seller', name: '赵卖家', organisation: shop });
  await createPerson(app, { username: 'rival', name: '钱卖家', organisation: store });
  await createPerson(app, { username: 'admin', name: '管理员', roles: ['administrator'] });
}

/** Opens a piece of work and submits it as the browser does. */
export async function submit(
  client: TestClient,
  key: string,
  data: Record<string, unknown>,
  options: { accept?: string[]; id?: string; version?: string } = {},
): Promise<Answer> {
  const version = options.version ?? (await client.get(`/work/${key}`)).body.form?.version ?? 'unknown';
  return client.post(
    `/work/${key}/submit`,
    { data, formVersion: version, acceptedWarnings: options.accept ?? [] },
    { 'idempotency-key': options.id ?? randomUUID() },
  );
}

/** The key of the actor's open task of this title. */
export async function workKey(client: TestClient, title: string): Promise<string> {
  const { body } = await client.get('/work');
  const item = body.items.find((candidate: { title: string }) => candidate.title === title);
  if (!item) throw new Error(`Expected an open task “${title}”, but found: ${JSON.stringify(body.items)}`);
  return item.key;
}

/** The key of what the actor is offered on an instance. */
export async function offerKey(client: TestClient, instance: string, label: string): Promise<string> {
  const { body } = await client.get(`/instances/${instance}`);
  const offer = body.offers.find((candidate: { label: string }) => candidate.label === label);
  if (!offer) throw new Error(`Expected the offer “${label}”, but found: ${JSON.stringify(body.offers)}`);
  return offer.key;
}

export const request = { subject: '打印纸', amount: '800.00' };

export { login };

import { randomUUID } from 'node:crypto';
import type { TestApp, TestClient } from '../../support/index.js';
import { bootProcessApp, login, offerKey, request, settle, submit, workKey } from './process-app.js';

let first: TestApp;
let second: TestApp;
let clerk: TestClient;
let colleague: TestClient;

/** Two server processes on one database. */
beforeAll(async () => {
  first = await bootProcessApp();
  await settle(first);
  second = await bootProcessApp({ database: first.database });
  clerk = await login(first, 'clerk');
  colleague = await login(second, 'colleague');
});
afterAll(async () => {
  await second.close();
  await first.close();
});

const data = { closesAt: '2027-01-01T10:00:00+08:00' };

async function trailLength(instance: string): Promise<number> {
  return (await clerk.get(`/instances/${instance}/trail`)).body.entries.length;
}

describe('two people at once', () => {
  it('lets one complete the step and tells the other who it was', async () => {
    const { id } = (await submit(clerk, 'start~request', request)).body.instance;
    const key = await workKey(clerk, '公布采购');
    const version = (await clerk.get(`/work/${key}`)).body.form.version;
    const answers = await Promise.all(
      [clerk, colleague, clerk, colleague].map((client) => submit(client, key, data, { version })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.filter(({ body }) => body.code === 'task-already-completed')).toHaveLength(3);
    expect(await trailLength(id)).toBe(2);
  });

  it('gives each of many instances its own number, without gaps', async () => {
    const before = await first.kernel.sql.query<{ value: string }>('SELECT value FROM counters');
    const clients = Array.from({ length: 12 }, (_, index) => (index % 2 ? clerk : colleague));
    const answers = await Promise.all(clients.map((client) => submit(client, 'start~request', request)));
    const numbers = answers.map(({ body }) => Number(body.instance.number.slice(-3))).sort((a, b) => a - b);
    const from = Number(before[0]!.value) + 1;
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => from + index));
  });
});

describe('many steps at once', () => {
  it('share transactions; a refusal among them is its own, and every trail can be computed again', async () => {
    const started = Array.from({ length: 10 }, () => submit(clerk, 'start~request', request));
    const instances = (await Promise.all(started)).map(({ body }) => body.instance.id as string);
    for (const id of instances) await submit(clerk, await offerKey(clerk, id, '公布采购'), data);
    const keys = await Promise.all(instances.map((id) => offerKey(clerk, id, '补充说明')));
    const { version } = (await clerk.get(`/work/${keys[0]!}`)).body.form;
    const notes = instances.map((_, index) => (index === 3 ? '' : '一起'));
    const answers = await Promise.all(
      keys.map((key, index) => submit(clerk, key, { note: notes[index] }, { version })),
    );
    expect(answers.map(({ status }) => status)).toEqual(notes.map((note) => (note ? 201 : 422)));
    const [written] = await first.kernel.sql.query<{ count: number }>(
      'SELECT count(DISTINCT xmin::text)::int AS count FROM trail WHERE instance_id = ANY($1) AND seq = 3',
      [instances],
    );
    expect(written!.count).toBeLessThan(9);
    for (const [index, id] of instances.entries()) {
      const { entries, verified, recomputation } = (await clerk.get(`/instances/${id}/trail`)).body;
      const length = notes[index] ? 3 : 2;
      expect([entries.length, verified, recomputation.recomputed]).toEqual([length, true, length]);
    }
  });
});

describe('the same submission twice', () => {
  it('is one completion with one answer', async () => {
    const id = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => submit(clerk, 'start~request', request, { id })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.instance.id)).size).toBe(1);
    const again = await submit(clerk, 'start~request', request, { id });
    expect(again.body).toEqual(answers[0]!.body);
  });

  it('answers the same for a task that its own first click has completed', async () => {
    const { id: instance } = (await submit(clerk, 'start~request', request)).body.instance;
    const open = (await clerk.get(`/instances/${instance}`)).body.offers.find(
      (offer: { label: string }) => offer.label === '公布采购',
    );
    const version = (await clerk.get(`/work/${open.key}`)).body.form.version;
    const id = randomUUID();
    const one = await submit(clerk, open.key, data, { id, version });
    const two = await submit(clerk, open.key, data, { id, version });
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.body).toEqual(one.body);
    expect(await trailLength(instance)).toBe(2);
  });

  it('takes a repeatable action once', async () => {
    const list = (await clerk.get('/stages?stage=request/amend&kind=action')).body;
    const key = list.rows[0].to.slice('/work/'.length);
    const id = randomUUID();
    await Promise.all([1, 2].map(() => submit(clerk, key, { note: '一次' }, { id })));
    const { instance } = (await clerk.get(`/work/${key}`)).body;
    const { body } = await clerk.get(`/instances/${instance.id}`);
    expect(body.steps.find((step: { element: string }) => step.element === 'amend').count).toBe(1);
  });
});

describe('an instance that is not as it was found', () => {
  let key: string;
  let instance: string;
  let version: string;

  /** The first updates of an instance find no row to change. */
  async function loseUpdates(times: number): Promise<void> {
    await first.kernel.sql.query(`
      CREATE SEQUENCE lost_updates;
      CREATE FUNCTION lose_update() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN IF nextval(''lost_updates'') <= ${times} THEN RETURN NULL; END IF; RETURN NEW; END';
      CREATE TRIGGER lose_update BEFORE UPDATE ON instances FOR EACH ROW EXECUTE FUNCTION lose_update()`);
  }

  beforeEach(async () => {
    instance = (await submit(clerk, 'start~request', request)).body.instance.id;
    key = await offerKey(clerk, instance, '公布采购');
    version = (await clerk.get(`/work/${key}`)).body.form.version;
  });
  afterEach(() => first.kernel.sql.query('DROP FUNCTION lose_update CASCADE; DROP SEQUENCE lost_updates'));

  it('is tried again', async () => {
    await loseUpdates(2);
    expect((await submit(clerk, key, data, { version })).status).toBe(201);
    expect(await trailLength(instance)).toBe(2);
  });

  it('is refused in the end, and nothing has changed', async () => {
    await loseUpdates(100);
    const refused = await submit(clerk, key, data, { version });
    expect([refused.status, refused.body.code]).toEqual([409, 'version-conflict']);
    expect(await trailLength(instance)).toBe(1);
    expect((await clerk.get(`/work/${key}`)).status).toBe(200);
  });
});

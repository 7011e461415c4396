import { randomUUID } from 'node:crypto';
import { FireTimer } from '../../../platform/processes/index.js';
import { Timers } from '../../../platform/outbox/index.js';
import type { Answer, TestApp, TestClient } from '../../support/index.js';
import { bootProcessApp, login, offerKey, request, settle, submit } from './process-app.js';

let app: TestApp;
let clerk: TestClient;
let seller: TestClient;
let rival: TestClient;
let admin: TestClient;
let about: string;
let offer: string;
let answered: Answer;
const submission = randomUUID();
const secret = '123456.78';
const offered = { price: secret, remark: '独家底价' };

beforeAll(async () => {
  app = await bootProcessApp();
  await settle(app);
  [clerk, seller, rival, admin] = (await Promise.all(
    ['clerk', 'seller', 'rival', 'admin'].map((name) => login(app, name)),
  )) as [TestClient, TestClient, TestClient, TestClient];
  about = (await submit(clerk, 'start~request', request)).body.instance.id;
  await submit(clerk, await offerKey(clerk, about, '公布采购'), { closesAt: '2027-01-01T10:00:00+08:00' });
  await seller.put(`/work/start~offer~${about}/draft`, {
    data: { price: secret },
    formVersion: 'x',
    explicit: true,
  });
  answered = await submit(seller, `start~offer~${about}`, offered, { id: submission });
  offer = answered.body.instance.id;
});
afterAll(() => app.close());

async function everyRow(): Promise<string> {
  const tables = [
    'instances',
    'tasks',
    'trail',
    'drafts',
    'notifications',
    'records',
    'idempotency',
    'graphile_worker.jobs',
  ];
  const rows = await Promise.all(
    tables.map((table) => app.kernel.sql.query(`SELECT t::text AS row FROM ${table} t`)),
  );
  return JSON.stringify(rows);
}

describe('a sealed instance', () => {
  it('stands nowhere in the database in words', async () => {
    const rows = await everyRow();
    expect(rows).toContain('打印纸');
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain('独家底价');
  });

  it('is there for its own organisation', async () => {
    const { body } = await seller.get(`/instances/${offer}`);
    expect(body.steps[0].data).toMatchObject({ price: secret });
    expect((await seller.get(`/instances/${offer}/trail`)).body).toMatchObject({ verified: true });
    expect((await seller.get('/stages?stage=offer&kind=about&tab=done')).body.total).toBe(1);
  });

  it('gives the same answer to the same submission', async () => {
    const again = await submit(seller, `start~offer~${about}`, offered, { id: submission });
    expect(again.body).toEqual(answered.body);
  });

  it('is there for nobody else, the administrator included', async () => {
    for (const client of [clerk, rival, admin]) {
      const paths = [`/instances/${offer}`, `/instances/${offer}/trail`, `/prints/slip?of=${offer}`];
      for (const path of paths) expect((await client.get(path)).status).toBe(404);
      expect((await client.get('/stages?stage=offer&kind=about&tab=done')).body.total).toBe(0);
      for (const path of [`/instances/${about}`, '/work', '/notifications', `/instances/${about}/trail`]) {
        const text = JSON.stringify((await client.get(path)).body);
        expect(text).not.toContain(secret);
        expect(text).not.toContain('甲商家');
        expect(text).not.toContain(offer);
      }
    }
  });

  it('is counted for whom that is allowed, without a row', async () => {
    const { body } = await clerk.get(`/views/offers?subject=${about}`);
    expect(body).toMatchObject({ total: 1, rows: [] });
    const probed = await clerk.get(
      `/views/offers?subject=${about}&f._organisation.name=${encodeURIComponent('甲')}`,
    );
    expect(probed.body).toMatchObject({ total: 0, rows: [] });
  });

  it('opens when the process says so, and its trail still holds', async () => {
    const timer = await app.get(Timers).nextDue(new Date('2027-01-01T02:00:00Z'));
    await app.get(FireTimer).run(about, timer!.wait);
    expect((await clerk.get(`/instances/${offer}`)).body.steps[0].data).toMatchObject({ price: secret });
    expect((await clerk.get(`/instances/${offer}/trail`)).body).toMatchObject({ verified: true });
    expect((await rival.get(`/instances/${offer}`)).status).toBe(404);
    expect((await clerk.get(`/views/offers?subject=${about}`)).body.total).toBe(1);
  });

  it('kept its payload encrypted also afterwards', async () => {
    const [link] = await app.kernel.sql.query(
      'SELECT payload, payload_sealed FROM trail WHERE instance_id = $1 AND seq = 1',
      [offer],
    );
    expect(link).toMatchObject({ payload: null, payload_sealed: expect.any(Buffer) });
  });

  it('cannot be asked for by guessing', async () => {
    expect((await rival.get(`/instances/${randomUUID()}`)).body).toEqual(
      (await rival.get(`/instances/${offer}`)).body,
    );
  });
});

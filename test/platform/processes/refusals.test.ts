import { randomUUID } from 'node:crypto';
import type { Answer, TestApp, TestClient } from '../../support/index.js';
import { bootProcessApp, login, offerKey, request, settle, submit, workKey } from './process-app.js';

let app: TestApp;
let clerk: TestClient;
let colleague: TestClient;
let archivist: TestClient;
let seller: TestClient;
let instance: string;

beforeAll(async () => {
  app = await bootProcessApp();
  await settle(app);
  [clerk, colleague, archivist, seller] = (await Promise.all(
    ['clerk', 'colleague', 'archivist', 'seller'].map((name) => login(app, name)),
  )) as [TestClient, TestClient, TestClient, TestClient];
  instance = (await submit(clerk, 'start~request', request)).body.instance.id;
});
afterAll(() => app.close());

function code(answer: Answer): string {
  expect(String(answer.headers.get('content-type'))).toContain('application/problem+json');
  expect(answer.body.detail).toMatch(/[\u4e00-\u9fa5]/);
  return `${answer.status} ${answer.body.code}`;
}

/** Everything that a command could change. */
async function everything(): Promise<unknown> {
  const tables = [
    'instances',
    'tasks',
    'timers',
    'trail',
    'records',
    'notifications',
    'counters',
    'idempotency',
  ];
  return Promise.all(
    tables.map((table) =>
      app.kernel.sql.query(`SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${table} t`),
    ),
  );
}

describe('a refused submission', () => {
  it('changes nothing, and says what was wrong', async () => {
    const key = await workKey(clerk, '公布采购');
    const before = await everything();
    const closesAt = '2027-01-01T10:00:00+08:00';
    expect(code(await submit(clerk, key, {}))).toBe('422 form-invalid');
    expect(code(await submit(clerk, key, { closesAt }, { version: 'older' }))).toBe('409 form-outdated');
    expect(code(await submit(archivist, key, { closesAt }))).toBe('404 not-found');
    expect(code(await submit(seller, key, { closesAt }))).toBe('404 not-found');
    expect(code(await submit(clerk, `task~${randomUUID()}`, {}))).toBe('404 not-found');
    expect(code(await submit(clerk, 'nonsense', {}))).toBe('404 not-found');
    expect(code(await submit(seller, 'start~request', request))).toBe('404 not-found');
    expect(code(await submit(clerk, `start~request~${instance}`, request))).toBe('404 not-found');
    expect(code(await submit(seller, 'start~offer', { price: '1.00' }))).toBe('404 not-found');
    expect(await everything()).toEqual(before);
  });

  it('needs a key against double clicks', async () => {
    const answer = await clerk.post('/work/start~request/submit', { data: {}, formVersion: 'x' });
    expect(code(answer)).toBe('400 idempotency-key-missing');
  });

  it('names the field that is wrong', async () => {
    const answer = await submit(clerk, 'start~request', { subject: '', amount: '9000000.00' });
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'subject', message: expect.stringContaining('采购内容') }),
      ]),
    );
  });

  it('asks to confirm a warning, once', async () => {
    const data = { subject: '投影仪', amount: '5000.00' };
    const answer = await submit(clerk, 'start~request', data);
    expect(code(answer)).toBe('409 warnings-not-confirmed');
    expect(answer.body.warnings).toEqual([
      { path: 'amount', message: '预算超过1,000.00元，请确认', rule: 'R1' },
    ]);
    expect((await submit(clerk, 'start~request', data, { accept: ['R1'] })).status).toBe(201);
  });

  it('tells somebody who sees the instance that the step is not theirs', async () => {
    const { rows } = {
      rows: await app.kernel.sql.query<{ id: string }>(
        `SELECT id FROM tasks WHERE element = 'publish' AND instance_id = $1`,
        [instance],
      ),
    };
    const admin = await login(app, 'admin');
    expect(code(await submit(admin, `task~${rows[0]!.id}`, {}))).toBe('403 task-not-yours');
  });

  it('says who completed the step before, and when', async () => {
    const key = await workKey(clerk, '公布采购');
    const page = await colleague.get(`/work/${key}`);
    const data = { closesAt: '2027-01-01T10:00:00+08:00' };
    expect((await submit(clerk, key, data)).status).toBe(201);
    const late = await submit(colleague, key, data, { version: page.body.form.version });
    expect(code(late)).toBe('409 task-already-completed');
    expect(late.body.detail).toMatch(/办公室 张经办于20\d\d-\d\d-\d\d \d\d:\d\d办理完成/);
  });

  it('does not start about something that is not open for it', async () => {
    const cancelled = (await submit(clerk, 'start~request', request)).body.instance.id;
    expect(code(await submit(seller, `start~offer~${cancelled}`, { price: '1.00' }))).toBe(
      '403 start-not-allowed',
    );
  });

  it('starts a process with a key only once, and says so before anything is typed', async () => {
    const open = (await clerk.get('/stages?stage=request/amend&kind=action')).body.rows[0].to.slice(
      '/work/'.length,
    );
    const about = (await clerk.get(`/work/${open}`)).body.instance.id;
    expect((await submit(seller, `start~offer~${about}`, { price: '700.00' })).status).toBe(201);
    const second = await seller.get(`/work/start~offer~${about}`);
    expect(code(second)).toBe('409 key-taken');
    expect(second.body.detail).toBe('贵单位已对“打印纸”报价，不能重复报价');
  });

  it('does not take an action that the state no longer offers', async () => {
    const started = (await submit(clerk, 'start~request', request)).body.instance.id;
    const publish = (await clerk.get(`/instances/${started}`)).body.offers.find(
      (offer: { label: string }) => offer.label === '公布采购',
    ).key;
    await submit(clerk, await offerKey(clerk, started, '取消采购'), { reason: '不需要了' });
    expect(code(await submit(clerk, publish, {}))).toBe('409 task-closed');
  });

  it('saves a draft but does not submit before the guard holds', async () => {
    const { id } = (await submit(clerk, 'start~request', { ...request, subject: '无人报价' })).body.instance;
    const publish = await offerKey(clerk, id, '公布采购');
    await submit(clerk, publish, { closesAt: '2020-01-01T10:00:00+08:00' });
    await app.kernel.sql.query('SELECT 1');
    const { FireTimer } = await import('../../../platform/processes/index.js');
    const [timer] = await app.kernel.sql.query<{ wait: string }>(
      'SELECT wait FROM timers WHERE instance_id = $1',
      [id],
    );
    if (timer) await app.get(FireTimer).run(id, timer.wait);
    const key = await offerKey(clerk, id, '选定商家');
    expect((await clerk.get(`/work/${key}`)).body.guard).toEqual({
      ok: false,
      message: '还没有报价，不能选定（现有0家）',
      missing: [{ title: '报价', who: '商家', note: '无', action: null }],
    });
    expect(
      (await clerk.put(`/work/${key}/draft`, { data: { winner: '甲' }, formVersion: 'x', explicit: true }))
        .status,
    ).toBe(200);
    const answer = await submit(clerk, key, { winner: '甲' });
    expect(code(answer)).toBe('409 guard-not-met');
    expect(answer.body.detail).toBe('还没有报价，不能选定（现有0家）');
  });
});

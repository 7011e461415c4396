import { FireTimer } from '../../../platform/processes/index.js';
import { Timers } from '../../../platform/outbox/index.js';
import type { TestApp, TestClient } from '../../support/index.js';
import { bootProcessApp, login, offerKey, request, settle, submit, workKey } from './process-app.js';

let app: TestApp;
let clerk: TestClient;
let seller: TestClient;

beforeAll(async () => {
  app = await bootProcessApp();
  await settle(app);
  [clerk, seller] = await Promise.all([login(app, 'clerk'), login(app, 'seller')]);
});
afterAll(() => app.close());

describe('command path', () => {
  let instance: string;
  let offer: string;

  it('starts an instance, opens its first task and says who has it', async () => {
    const answer = await submit(clerk, 'start~request', request);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        message: expect.stringMatching(/^已提出，编号 CG-\d{4}-001。$/),
        next: [{ title: '公布采购', who: '办公室' }],
        print: null,
        instance: {
          title: '打印纸',
          state: '待公布',
          number: expect.stringMatching(/^CG-\d{4}-001$/),
          facts: [{ label: '预算', value: '¥800.00' }],
          stages: [
            { label: '提出', status: 'done' },
            { label: '公布', status: 'current' },
            { label: '征集', status: 'todo' },
            { label: '选定', status: 'todo' },
          ],
        },
      },
    });
    instance = answer.body.instance.id;
  });

  it('shows the task with its instance, earlier steps and draft', async () => {
    const key = await workKey(clerk, '公布采购');
    await clerk.put(`/work/${key}/draft`, {
      data: { terms: '三天内送达' },
      formVersion: 'any',
      explicit: true,
    });
    expect((await clerk.get(`/work/${key}`)).body).toMatchObject({
      kind: 'task',
      crumbs: ['采购管理', '办理', '公布采购'],
      instance: { id: instance },
      data: { terms: '三天内送达' },
      draft: { explicit: true, by: { name: '张经办' } },
      guard: { ok: true },
      earlier: [
        {
          element: 'ask',
          title: '提出采购',
          facts: expect.arrayContaining([{ label: '预算', value: '¥800.00' }]),
        },
      ],
    });
  });

  it('completes the task, forgets its draft and lets a record be made', async () => {
    const key = await workKey(clerk, '公布采购');
    const answer = await submit(clerk, key, { closesAt: '2027-01-01T10:00:00+08:00' });
    expect(answer).toMatchObject({ status: 201, body: { instance: { state: '征集中' } } });
    const drafts = await app.kernel.sql.query('SELECT * FROM drafts');
    const records = await app.kernel.sql.query('SELECT type, state, data FROM records');
    expect(drafts).toEqual([]);
    expect(records).toMatchObject([{ type: 'notice', state: '有效', data: { title: '打印纸' } }]);
  });

  it('keeps a repeatable action open and counts how often it was taken', async () => {
    const key = await offerKey(clerk, instance, '补充说明');
    expect((await submit(clerk, key, { note: '一' })).status).toBe(201);
    expect((await submit(clerk, key, { note: '二' })).status).toBe(201);
    const { body } = await clerk.get(`/instances/${instance}`);
    expect(body.steps.find((step: { element: string }) => step.element === 'amend')).toMatchObject({
      count: 2,
      data: { note: '二' },
      by: { name: '张经办' },
    });
    expect(await offerKey(clerk, instance, '补充说明')).toBe(key);
  });

  it('starts an instance about another one', async () => {
    const answer = await submit(seller, `start~offer~${instance}`, { price: '750.00' });
    expect(answer).toMatchObject({
      status: 201,
      body: { instance: { title: '打印纸', state: '有效' }, print: { id: 'slip' } },
    });
    offer = answer.body.instance.id;
  });

  it('goes on when the timer fires, and takes what is about the instance along', async () => {
    const timer = await app.get(Timers).nextDue(new Date('2027-01-01T02:00:00Z'));
    expect(timer).toMatchObject({ instanceId: instance, element: 'closes' });
    expect(await app.get(FireTimer).run(instance, timer!.wait)).toBe('fired');
    expect(await app.get(FireTimer).run(instance, timer!.wait)).toBe('stale');
    expect((await clerk.get(`/instances/${instance}`)).body.head.state).toBe('待选定');
    expect((await clerk.get(`/instances/${offer}`)).body).toMatchObject({
      prints: [{ id: 'slip' }],
      head: { state: '已公开' },
      steps: [{ data: { price: '750.00' } }],
    });
  });

  it('closes the actions of a scope with it', async () => {
    const { body } = await clerk.get(`/instances/${instance}`);
    expect(body.offers.map((each: { label: string }) => each.label).sort()).toEqual(
      ['取消采购', '选定商家'].sort(),
    );
  });

  it('ends, tells who is concerned, and keeps the whole way in the trail', async () => {
    const answer = await submit(clerk, await workKey(clerk, '选定商家'), { winner: '甲商家' });
    expect(answer.body).toMatchObject({
      next: [],
      instance: { state: '已完成', endedAt: expect.any(String) },
    });
    const told = await app.kernel.sql.query('SELECT title, text FROM notifications');
    expect(told).toEqual([{ title: '选定结果', text: '“打印纸”已选定甲商家。' }]);
    const { body } = await clerk.get(`/instances/${instance}/trail`);
    expect(body).toMatchObject({ verified: true, brokenAt: null });
    expect(body.entries.map((entry: { title: string }) => entry.title)).toEqual([
      '选定商家',
      '截止',
      '补充说明',
      '补充说明',
      '公布采购',
      '提出采购',
    ]);
    const { body: page } = await clerk.get(`/instances/${instance}`);
    expect(page.diagram).toMatchObject({
      active: [],
      done: expect.arrayContaining(['ask', 'publish', 'choose', 'done']),
    });
    expect(page.related).toEqual([{ view: 'offers', title: '报价' }]);
  });

  it('cancels with an interrupting action', async () => {
    const started = await submit(clerk, 'start~request', request);
    const { id } = started.body.instance;
    const answer = await submit(clerk, await offerKey(clerk, id, '取消采购'), { reason: '不需要了' });
    expect(answer.body.instance).toMatchObject({ state: '已取消', endedAt: expect.any(String) });
    const open = await app.kernel.sql.query(
      `SELECT 1 FROM tasks WHERE instance_id = $1 AND status = 'open'`,
      [id],
    );
    expect(open).toEqual([]);
  });
});

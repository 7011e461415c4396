import type { TestApp, TestClient } from '../../support/index.js';
import { bootProcessApp, login, offerKey, request, settle, submit } from './process-app.js';

let app: TestApp;
let clerk: TestClient;
let archivist: TestClient;
let seller: TestClient;
let rival: TestClient;
let open: string;
let waiting: string;

beforeAll(async () => {
  app = await bootProcessApp();
  await settle(app);
  [clerk, archivist, seller, rival] = (await Promise.all(
    ['clerk', 'archivist', 'seller', 'rival'].map((name) => login(app, name)),
  )) as [TestClient, TestClient, TestClient, TestClient];
  open = (await submit(clerk, 'start~request', { subject: '打印纸', amount: '900.00' })).body.instance.id;
  waiting = (await submit(clerk, 'start~request', { subject: '墨盒', amount: '100.00' })).body.instance.id;
  await submit(archivist, 'start~request', { subject: '档案盒', amount: '50.00' });
  await submit(clerk, await offerKey(clerk, open, '公布采购'), { closesAt: '2030-01-01T10:00:00+08:00' });
});
afterAll(() => app.close());

async function list(client: TestClient, query: string) {
  const { body } = await client.get(`/stages?${query}`);
  return body;
}

describe('the lists of a step', () => {
  it('show what waits and what was done, with the columns of the process', async () => {
    const todo = await list(clerk, 'stage=request/publish');
    expect(todo).toMatchObject({
      title: '公布采购',
      crumbs: ['采购管理', '办理', '公布采购'],
      tab: 'todo',
      tabs: [
        { id: 'todo', title: '待填报', count: 1 },
        { id: 'done', title: '已填报', count: 1 },
      ],
      total: 1,
      rows: [
        {
          cells: { 'ask.subject': '墨盒', 'ask.amount': '100.00' },
          actions: [{ kind: 'work', icon: 'fill' }],
        },
      ],
    });
    expect(todo.columns.map((column: { title: string }) => column.title)).toEqual([
      '编号',
      '内容',
      '预算（元）',
      '提出时间',
      '办理期限',
    ]);
    expect(todo.rows[0].cells['_due']).toMatch(/^20/);
    const done = await list(clerk, 'stage=request/publish&tab=done');
    expect(done).toMatchObject({
      rows: [{ to: `/instances/${open}`, cells: { 'ask.subject': '打印纸' }, actions: [{ kind: 'open' }] }],
    });
  });

  it('show a draft that was saved on purpose among the done ones, to go on with', async () => {
    const key = await offerKey(clerk, waiting, '公布采购');
    await clerk.put(`/work/${key}/draft`, { data: { terms: '尽快' }, formVersion: 'x', explicit: false });
    expect((await list(clerk, 'stage=request/publish&tab=done')).total).toBe(1);
    await clerk.put(`/work/${key}/draft`, { data: { terms: '尽快' }, formVersion: 'x', explicit: true });
    const done = await list(clerk, 'stage=request/publish&tab=done');
    expect(done.rows.map((row: { actions: { kind: string }[] }) => row.actions[0]!.kind).sort()).toEqual([
      'edit',
      'open',
    ]);
    await clerk.delete(`/work/${key}/draft`);
    expect((await list(clerk, 'stage=request/publish&tab=done')).total).toBe(1);
  });

  it('filter, sort and count by what is asked for', async () => {
    const found = await list(clerk, `stage=request/publish&f.ask.subject=${encodeURIComponent('打印')}`);
    expect(found.total).toBe(0);
    const own = await list(clerk, `stage=request&kind=start&tab=done&sort=ask.amount`);
    expect(own.rows.map((row: { cells: Record<string, string> }) => row.cells['ask.amount'])).toEqual([
      '100.00',
      '900.00',
    ]);
  });

  it('are each organisation’s own', async () => {
    expect((await list(archivist, 'stage=request/publish')).rows).toMatchObject([
      { cells: { 'ask.subject': '档案盒' } },
    ]);
    expect((await list(seller, 'stage=request/publish')).total).toBe(0);
  });

  it('are not there for an unknown step, and not for visitors', async () => {
    expect((await clerk.get('/stages?stage=request/nothing')).status).toBe(404);
    expect((await clerk.get('/stages?stage=nothing&kind=start')).status).toBe(404);
    expect((await clerk.get('/stages?stage=request/publish&kind=other')).status).toBe(400);
    expect((await clerk.get('/stages?stage=request/publish,offer/bid')).status).toBe(404);
    const { visitor } = await import('../../support/index.js');
    expect((await visitor(app).get('/stages?stage=request/publish')).status).toBe(401);
  });
});

describe('the lists of an action', () => {
  it('show where it is offered and where it was taken', async () => {
    const todo = await list(clerk, 'stage=request/amend&kind=action');
    expect(todo).toMatchObject({
      title: '补充说明',
      total: 1,
      rows: [{ cells: { 'ask.subject': '打印纸' } }],
    });
    await submit(clerk, todo.rows[0].to.slice('/work/'.length), { note: '加急' });
    expect(await list(clerk, 'stage=request/amend&kind=action&tab=done')).toMatchObject({
      total: 1,
      tabs: [{ count: 1 }, { count: 1 }],
    });
  });
});

describe('the lists of a start', () => {
  it('offer a new one, and keep the one that was begun', async () => {
    expect(await list(clerk, 'stage=request&kind=start')).toMatchObject({
      title: '提出采购',
      total: 0,
      toolbar: [{ kind: 'start', to: '/work/start~request' }],
      tabs: [{ count: 0 }, { count: 2 }],
    });
    await clerk.put('/work/start~request/draft', {
      data: { subject: '桌子' },
      formVersion: 'x',
      explicit: false,
    });
    expect(await list(clerk, 'stage=request&kind=start')).toMatchObject({
      total: 1,
      rows: [{ to: '/work/start~request', cells: { 'ask.subject': '桌子' }, actions: [{ kind: 'edit' }] }],
    });
  });

  it('list the subjects about which one may start, once each', async () => {
    const todo = await list(seller, 'stage=offer&kind=about');
    expect(todo).toMatchObject({
      title: '报价',
      total: 1,
      rows: [{ to: `/work/start~offer~${open}`, cells: { 'ask.subject': '打印纸' } }],
      toolbar: [],
    });
    expect(JSON.stringify(todo)).not.toContain('900.00');
    await submit(seller, `start~offer~${open}`, { price: '800.00' });
    expect(await list(seller, 'stage=offer&kind=about')).toMatchObject({
      total: 0,
      tabs: [{ count: 0 }, { count: 1 }],
    });
    expect((await list(seller, 'stage=offer&kind=about&tab=done')).rows).toHaveLength(1);
    expect(await list(rival, 'stage=offer&kind=about')).toMatchObject({
      total: 1,
      tabs: [{ count: 1 }, { count: 0 }],
    });
  });
});

describe('my work', () => {
  it('lists what waits, the most urgent first, with the reason', async () => {
    await submit(clerk, 'start~request', { ...request, subject: '更急' });
    await app.kernel.sql.query(
      `UPDATE tasks SET due = now() - interval '2 days' FROM instances i WHERE i.id = tasks.instance_id AND i.title = '更急'`,
    );
    const { body } = await clerk.get('/work');
    expect(body).toMatchObject({
      total: 2,
      overdue: 1,
      items: [
        { title: '公布采购', instanceTitle: '更急', note: expect.stringMatching(/^已逾期 [123] 天$/) },
        { instanceTitle: '墨盒', note: expect.stringMatching(/^余 \d 天|今天到期$/) },
      ],
    });
    expect((await archivist.get('/work')).body.total).toBe(1);
    expect((await seller.get('/work')).body.total).toBe(0);
  });
});

import { FireTimer, Incidents, RetryIncident } from '../../../platform/processes/index.js';
import { type TestApp, type TestClient, until } from '../../support/index.js';
import { bootProcessApp, login, offerKey, request, settle, submit } from './process-app.js';

let first: TestApp;
let second: TestApp;
let clerk: TestClient;

beforeAll(async () => {
  first = await bootProcessApp();
  await settle(first);
  second = await bootProcessApp({ database: first.database });
  clerk = await login(first, 'clerk');
});
afterAll(async () => {
  await second.close();
  await first.close();
});

async function collectingUntil(closesAt: string): Promise<string> {
  const { id } = (await submit(clerk, 'start~request', request)).body.instance;
  const answer = await submit(clerk, await offerKey(clerk, id, '公布采购'), { closesAt });
  expect(answer.status).toBe(201);
  return id;
}

async function timerOf(instance: string): Promise<string> {
  const [row] = await first.kernel.sql.query<{ wait: string }>(
    'SELECT wait FROM timers WHERE instance_id = $1',
    [instance],
  );
  return row!.wait;
}

async function state(instance: string): Promise<string> {
  return (await clerk.get(`/instances/${instance}`)).body.head.state;
}

describe('a timer', () => {
  it('fires by itself, once over two server processes', async () => {
    const instances = await Promise.all(
      [1, 2, 3].map(() => collectingUntil(new Date(Date.now() + 500).toISOString())),
    );
    for (const instance of instances) {
      await until(async () => (await state(instance)) === '待选定');
      const { body } = await clerk.get(`/instances/${instance}/trail`);
      expect(body.entries.filter((entry: { command: string }) => entry.command === 'timer')).toHaveLength(1);
      expect(body.verified).toBe(true);
    }
    const jobs = await first.kernel.sql.query(
      `SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'fire-timer'`,
    );
    expect(jobs).toEqual([]);
  });

  it('fires once when both processes try at the same moment', async () => {
    const instance = await collectingUntil('2030-01-01T10:00:00+08:00');
    const wait = await timerOf(instance);
    const results = await Promise.all(
      [first, second, first, second].map((app) => app.get(FireTimer).run(instance, wait)),
    );
    expect(results.sort()).toEqual(['fired', 'stale', 'stale', 'stale']);
  });

  it('is cancelled with what it belongs to', async () => {
    const instance = await collectingUntil('2030-01-01T10:00:00+08:00');
    const wait = await timerOf(instance);
    await submit(clerk, await offerKey(clerk, instance, '取消采购'), { reason: '不需要了' });
    expect(await first.kernel.sql.query('SELECT 1 FROM timers WHERE instance_id = $1', [instance])).toEqual(
      [],
    );
    const jobs = await first.kernel.sql.query('SELECT 1 FROM graphile_worker.jobs WHERE key LIKE $1', [
      `timer:${instance}:%`,
    ]);
    expect(jobs).toEqual([]);
    expect(await first.get(FireTimer).run(instance, wait)).toBe('stale');
  });

  it('is still there after a transaction that was cut off', async () => {
    const instance = await collectingUntil('2030-01-01T10:00:00+08:00');
    const wait = await timerOf(instance);
    const cut = new Error('the server was killed');
    await expect(
      first.kernel.sql.transaction(async (tx) => {
        await first.get(FireTimer).fire(instance, wait, tx);
        throw cut;
      }),
    ).rejects.toBe(cut);
    expect(await state(instance)).toBe('征集中');
    expect(await timerOf(instance)).toBe(wait);
    expect((await clerk.get(`/instances/${instance}/trail`)).body.verified).toBe(true);
    expect(await second.get(FireTimer).run(instance, wait)).toBe('fired');
  });
});

describe('an incident', () => {
  it('keeps a timer that cannot go on, until somebody tries again', async () => {
    const instance = await collectingUntil('2030-01-01T10:00:00+08:00');
    // the organisation that the next step is for has gone missing
    await first.kernel.sql.query(
      `UPDATE instances SET engine = jsonb_set(engine, '{broken}', 'true'), data = data - 'ask' WHERE id = $1`,
      [instance],
    );
    await first.kernel.sql.query(`UPDATE instances SET organisation_id = NULL WHERE id = $1`, [instance]);
    expect(await first.get(FireTimer).run(instance, await timerOf(instance))).toBe('incident');
    const [incident] = await first.get(Incidents).open();
    expect(incident).toMatchObject({ instanceId: instance, code: 'process-cannot-continue', attempts: 1 });
    const actor = {
      person: { id: (await personId('admin'))!, name: '管理员' },
      organisation: null,
      roles: [],
    };
    await expect(first.get(RetryIncident).run(incident!.id, actor)).rejects.toMatchObject({
      code: 'process-cannot-continue',
    });
    expect(await first.get(Incidents).open()).toMatchObject([{ attempts: 2 }]);
    await first.kernel.sql.query(
      `UPDATE instances SET organisation_id = (SELECT id FROM organisations WHERE code = 'O1') WHERE id = $1`,
      [instance],
    );
    await first.get(RetryIncident).run(incident!.id, actor);
    expect(await first.get(Incidents).open()).toEqual([]);
    expect(await state(instance)).toBe('待选定');
  });
});

async function personId(username: string): Promise<string | undefined> {
  const [row] = await first.kernel.sql.query<{ id: string }>('SELECT id FROM people WHERE username = $1', [
    username,
  ]);
  return row?.id;
}

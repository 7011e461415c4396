import { type TestApp, until } from '../../support/index.js';
import { bootProcessApp, login, offerKey, request, settle, submit } from '../processes/process-app.js';

let app: TestApp;

beforeAll(async () => {
  app = await bootProcessApp();
  await settle(app);
});
afterAll(() => app.close());

describe('the worker', () => {
  it('does not run a job of a transaction that was rolled back', async () => {
    const undone = new Error('undone');
    await expect(
      app.kernel.sql.transaction(async (tx) => {
        await app.kernel.sql.query(`SELECT graphile_worker.add_job('fire-lost-timers')`, [], tx);
        throw undone;
      }),
    ).rejects.toBe(undone);
    const jobs = await app.kernel.sql.query(
      `SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'fire-lost-timers'`,
    );
    expect(jobs).toEqual([]);
  });

  it('fires a timer whose job was lost with a server', async () => {
    const clerk = await login(app, 'clerk');
    const { id } = (await submit(clerk, 'start~request', request)).body.instance;
    await submit(clerk, await offerKey(clerk, id, '公布采购'), { closesAt: '2030-01-01T10:00:00+08:00' });
    await app.kernel.sql.query(
      `SELECT graphile_worker.remove_job(key) FROM graphile_worker.jobs WHERE key LIKE 'timer:%'`,
    );
    await app.kernel.sql.query(
      `UPDATE timers SET due = now() - interval '5 minutes' WHERE instance_id = $1`,
      [id],
    );
    await app.kernel.sql.query(`SELECT graphile_worker.add_job('fire-lost-timers')`);
    await until(async () => (await clerk.get(`/instances/${id}`)).body.head.state === '待选定');
    expect((await clerk.get(`/instances/${id}`)).body.head.state).toBe('待选定');
  });
});

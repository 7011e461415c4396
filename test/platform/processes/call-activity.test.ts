import type { TestApp, TestClient } from '../../support/index.js';
import { bootProcessApp, login, offerKey, request, settle, submit, workKey } from './process-app.js';

let app: TestApp;
let clerk: TestClient;

beforeAll(async () => {
  app = await bootProcessApp();
  await settle(app);
  clerk = await login(app, 'clerk');
});
afterAll(() => app.close());

async function instanceOf(
  process: string,
): Promise<{ id: string; title: string; state: string; ended: boolean }> {
  const [row] = await app.kernel.sql.query<{ id: string; title: string; state: string; ended: boolean }>(
    `SELECT id, title, state, ended_at IS NOT NULL AS ended FROM instances WHERE process = $1 ORDER BY started_at DESC LIMIT 1`,
    [process],
  );
  return row!;
}

describe('a call activity', () => {
  it('starts the called process, waits for its end and takes over its result', async () => {
    const caller = (await submit(clerk, 'start~delivery', request)).body.instance.id;
    expect(await instanceOf('inspection')).toMatchObject({
      title: '验收打印纸',
      state: '待验收',
      ended: false,
    });
    const answer = await submit(clerk, await workKey(clerk, '验收'), { note: '完好' });
    expect(answer).toMatchObject({
      status: 201,
      body: { instance: { processName: '验收', state: '已完成' } },
    });
    expect(await instanceOf('delivery')).toMatchObject({ id: caller, state: '已完成', ended: true });
    const [row] = await app.kernel.sql.query<{ data: object }>('SELECT data FROM instances WHERE id = $1', [
      caller,
    ]);
    expect(row!.data).toMatchObject({ inspected: '完好' });
    expect((await clerk.get(`/instances/${caller}/trail`)).body).toMatchObject({
      verified: true,
      entries: [{}, {}],
      recomputation: { recomputed: 2, differs: null, unknownFrom: null },
    });
  });

  it('cancels the called process when it is interrupted', async () => {
    const caller = (await submit(clerk, 'start~delivery', request)).body.instance.id;
    const called = await instanceOf('inspection');
    const task = await workKey(clerk, '验收');
    await submit(clerk, await offerKey(clerk, caller, '取消验收'), { reason: '退货' });
    expect(await instanceOf('delivery')).toMatchObject({ state: '已取消', ended: true });
    expect(await instanceOf('inspection')).toMatchObject({ id: called.id, ended: true });
    expect((await submit(clerk, task, { note: '完好' })).body.code).toBe('task-closed');
    for (const id of [caller, called.id]) {
      const { body } = await clerk.get(`/instances/${id}/trail`);
      const recomputation = { recomputed: body.entries.length, differs: null, unknownFrom: null };
      expect(body).toMatchObject({ verified: true, recomputation });
    }
  });
});

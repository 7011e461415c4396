import type { TestApp, TestClient } from '../../support/index.js';
import { bootProcessApp, login, offerKey, request, settle, submit } from '../processes/process-app.js';

let app: TestApp;
let clerk: TestClient;
let instance: string;

beforeAll(async () => {
  app = await bootProcessApp();
  await settle(app);
  clerk = await login(app, 'clerk');
  instance = (await submit(clerk, 'start~request', request)).body.instance.id;
  await submit(clerk, await offerKey(clerk, instance, '公布采购'), { closesAt: '2030-01-01T10:00:00+08:00' });
  await submit(clerk, await offerKey(clerk, instance, '补充说明'), { note: '只要白色' });
});
afterAll(() => app.close());

async function verification(): Promise<{ verified: boolean; brokenAt: number | null }> {
  const { verified, brokenAt } = (await clerk.get(`/instances/${instance}/trail`)).body;
  return { verified, brokenAt };
}

/** Changes a row as somebody could who owns the database: with the triggers switched off. */
async function tamper(statement: string, bind: unknown[]): Promise<void> {
  await app.kernel.sql.transaction(async (tx) => {
    await app.kernel.sql.query(`SET LOCAL session_replication_role = 'replica'`, [], tx);
    await app.kernel.sql.query(statement, bind, tx);
  });
}

describe('the trail of an instance', () => {
  it('says of every command who, for whom, when, which step, which form and release', async () => {
    const { body } = await clerk.get(`/instances/${instance}/trail`);
    expect(body.entries[1]).toMatchObject({
      seq: 2,
      command: 'complete',
      element: 'publish',
      title: '公布采购',
      person: { name: '张经办' },
      organisation: { name: '办公室' },
      release: expect.stringMatching(/^[0-9a-f]{64}$/),
      form: expect.stringMatching(/^publish@[0-9a-f]{64}$/),
      previousHash: body.entries[2].hash,
    });
    expect(await verification()).toEqual({ verified: true, brokenAt: null });
  });

  it('cannot be changed or removed through the application’s own rights', async () => {
    const { sql } = app.kernel;
    await expect(sql.query(`UPDATE trail SET at = now()`)).rejects.toThrow('append-only');
    await expect(sql.query(`UPDATE trail SET payload = '{}'`)).rejects.toThrow('append-only');
    await expect(sql.query('DELETE FROM trail')).rejects.toThrow('append-only');
    await expect(sql.query('TRUNCATE trail')).rejects.toThrow('append-only');
    expect(await verification()).toEqual({ verified: true, brokenAt: null });
  });

  it.each([
    [
      'a changed entry',
      `UPDATE trail SET entry = jsonb_set(entry, '{title}', '"别的"') WHERE instance_id = $1 AND seq = 2`,
      2,
    ],
    [
      'a changed payload',
      `UPDATE trail SET payload = jsonb_set(payload, '{data,note}', '"别的"') WHERE instance_id = $1 AND seq = 3`,
      3,
    ],
    ['a removed link', 'DELETE FROM trail WHERE instance_id = $1 AND seq = 2', 2],
    ['a removed end', 'DELETE FROM trail WHERE instance_id = $1 AND seq = 3', 3],
  ])('shows %s', async (_, statement, brokenAt) => {
    const before = await app.kernel.sql.query('SELECT * FROM trail WHERE instance_id = $1', [instance]);
    await tamper(statement, [instance]);
    expect(await verification()).toEqual({ verified: false, brokenAt });
    await tamper('DELETE FROM trail WHERE instance_id = $1', [instance]);
    await tamper(`INSERT INTO trail SELECT * FROM jsonb_populate_recordset(null::trail, $1::jsonb)`, [
      JSON.stringify(before),
    ]);
    expect(await verification()).toEqual({ verified: true, brokenAt: null });
  });

  it('shows an entry whose hash was computed anew', async () => {
    const { hashOf } = await import('../../../platform/trail/index.js');
    const [row] = await app.kernel.sql.query<{ entry: object }>(
      'SELECT entry FROM trail WHERE instance_id = $1 AND seq = 3',
      [instance],
    );
    const forged = { ...row!.entry, title: '别的' };
    await tamper('UPDATE trail SET entry = $2, hash = $3 WHERE instance_id = $1 AND seq = 3', [
      instance,
      JSON.stringify(forged),
      hashOf(forged),
    ]);
    expect(await verification()).toEqual({ verified: false, brokenAt: 4 });
    await tamper('UPDATE trail SET entry = $2, hash = $3 WHERE instance_id = $1 AND seq = 3', [
      instance,
      JSON.stringify(row!.entry),
      hashOf(row!.entry),
    ]);
  });

  it('still holds when a payload was erased on purpose', async () => {
    await app.kernel.sql.query('UPDATE trail SET payload = NULL WHERE instance_id = $1 AND seq = 3', [
      instance,
    ]);
    expect(await verification()).toEqual({ verified: true, brokenAt: null });
  });
});

import { randomUUID } from 'node:crypto';
import path from 'node:path';
import {
  bootTestApp,
  createOrganisation,
  createPerson,
  login,
  visitor,
  type TestApp,
  type TestClient,
} from '../../support/index.js';

/** The smallest PNG there is: one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let app: TestApp;
let nurse: TestClient;
let technician: TestClient;
let vendor: { id: string; name: string; code: string };

beforeAll(async () => {
  app = await bootTestApp({ definitions: path.resolve('test/definitions-example') });
  const ward = await createOrganisation(app, { type: 'ward', key: 'W3', name: '三病区' });
  const shop = await createOrganisation(app, { type: 'vendor', key: 'V1', name: '快修公司' });
  vendor = { id: shop.id, name: '快修公司', code: 'V1' };
  await createPerson(app, { username: 'nurse', name: '王护士', organisation: ward });
  await createPerson(app, { username: 'technician', name: '李技师', organisation: shop });
  [nurse, technician] = await Promise.all([login(app, 'nurse'), login(app, 'technician')]);
});
afterAll(() => app.close());

/** Forms keep whole seconds; what is filled in must lie after what has just been recorded to the millisecond. */
const inAMinute = () => app.kernel.clock.format(new Date(Date.now() + 60_000));

async function submit(client: TestClient, key: string, data: Record<string, unknown>) {
  const { body } = await client.get(`/work/${key}`);
  return client.post(
    `/work/${key}/submit`,
    { data, formVersion: body.form.version, acceptedWarnings: [] },
    { 'idempotency-key': randomUUID() },
  );
}

describe('the equipment-repair bundle of the README', () => {
  let instance: string;
  let task: string;

  it('lets a nurse report a fault', async () => {
    const { body: page } = await nurse.get('/work/start~repair');
    expect(JSON.stringify(page.form.json)).toContain('不通电');
    expect(JSON.stringify(page.form.json)).toContain('快修公司');
    const answer = await submit(nurse, 'start~repair', { device: '输液泵', kind: 'noise', vendor });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        message: expect.stringMatching(/^报修成功，单号 WX-\d{4}-0001。$/),
        instance: { title: '输液泵', state: '待维修', facts: [{ value: '三病区' }, { value: '快修公司' }] },
      },
    });
    instance = answer.body.instance.id;
  });

  it('lets the decision set how many days the repair may take', async () => {
    const { body: page } = await nurse.get('/work/start~repair');
    expect(JSON.stringify(page.form.json)).toContain('次日起第3个工作日');
    const rows = await app.kernel.sql.query(
      `SELECT data -> 'repairDays' AS days FROM instances WHERE id = $1`,
      [instance],
    );
    expect(rows).toEqual([{ days: 3 }]);
  });

  it('gives the task to the chosen vendor', async () => {
    const { body } = await technician.get('/work');
    expect(body.items).toMatchObject([{ title: '填写维修结果', instanceTitle: '输液泵' }]);
    task = body.items[0].key;
    expect((await nurse.get('/work')).body.items).toEqual([]);
  });

  it('lets the nurse hurry the vendor, more than once', async () => {
    const { body } = await nurse.get(`/instances/${instance}`);
    const offer = body.offers.find(({ label }: { label: string }) => label === '催办');
    expect((await submit(nurse, offer.key, { note: '手术要用' })).status).toBe(201);
    expect((await submit(nurse, offer.key, {})).status).toBe(201);
    const { body: told } = await technician.get('/notifications');
    expect(told.items.map(({ title }: { title: string }) => title)).toEqual(['催办：输液泵', '催办：输液泵']);
    expect(told.items.at(-1).text).toMatch(/^三病区催办维修单WX-\d{4}-0001：手术要用$/);
  });

  it('refuses the result while the guard does not hold or a rule fails', async () => {
    const finishedAt = inAMinute();
    expect(await submit(technician, task, { finishedAt })).toMatchObject({
      status: 409,
      body: { code: 'guard-not-met', detail: expect.stringContaining('维修照片尚未上传') },
    });
    const photo = [(await technician.upload('/files', '照片.png', png)).body];
    expect(await submit(technician, task, { finishedAt: '2020-01-01T08:00:00+08:00', photo })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'finishedAt', message: expect.stringMatching(/^完成时间不能早于报修时间/) }] },
    });
    const dear = [{ name: '电机', price: '6000.00' }];
    expect(await submit(technician, task, { finishedAt, photo, parts: dear })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'reason', message: '费用超过5,000.00元，请写明理由（不少于10字）' }] },
    });
  });

  it('takes the result, computes the sum and makes a record', async () => {
    const photo = [(await technician.upload('/files', '照片.png', png)).body];
    const parts = [
      { name: '泵管', price: '120.10' },
      { name: '电池', price: '80.20' },
    ];
    const finishedAt = inAMinute();
    const answer = await submit(technician, task, { finishedAt, photo, parts, cost: '1.00' });
    expect(answer).toMatchObject({ status: 201, body: { instance: { state: '已修好' } } });
    const records = await app.kernel.sql.query(`SELECT data ->> 'cost' AS cost FROM records`);
    expect(records).toEqual([{ cost: '200.30' }]);
  });

  it('lists it with labels to those who may read it, and prints it', async () => {
    for (const client of [nurse, technician]) {
      const { body } = await client.get('/views/repairs?tab=all');
      expect(body).toMatchObject({
        total: 1,
        rows: [{ cells: { 'report.kind': '异响', 'result.cost': '200.30' } }],
      });
    }
    expect((await visitor(app).get('/views/repairs?tab=all')).status).toBeGreaterThanOrEqual(400);
    const { body: print } = await nurse.get(`/prints/repair-slip?of=${instance}`);
    expect(print.html).toContain('200.30 元（贰佰元叁角整）');
    expect(print.html).toMatch(/<td>泵管<\/td>\s*<td>120.10<\/td>/);
  });
});

import { ReleaseService, type Release } from '../../../platform/definitions/index.js';
import { RecordService } from '../../../platform/records/index.js';
import { openHospital, type Hospital } from '../views/hospital.js';

let hospital: Hospital;
let records: RecordService;
let release: Release;

beforeAll(async () => {
  hospital = await openHospital();
  records = hospital.app.get(RecordService);
  release = hospital.app.get(ReleaseService).current();
});
afterAll(() => hospital.close());

const inTransaction = <T>(
  work: Parameters<Hospital['app']['database']['sql']['transaction']>[0] & ((tx: any) => Promise<T>),
) => hospital.app.database.sql.transaction(work) as Promise<T>;
const stateOf = async (id: string) =>
  (await hospital.app.database.sql.query('SELECT state, data FROM records WHERE id = $1', [id]))[0];

describe('records', () => {
  it('are found by data, metadata and owner, oldest first', async () => {
    const { acme, bolt } = hospital;
    await records.create(release, 'certificate', {
      data: { no: 'A1', grade: '甲' },
      state: '有效',
      organisation: acme.id,
    });
    await records.create(release, 'certificate', {
      data: { no: 'A2', grade: '乙' },
      state: '有效',
      organisation: acme.id,
    });
    await records.create(release, 'certificate', {
      data: { no: 'B1', grade: '甲' },
      state: '有效',
      organisation: bolt.id,
    });
    const found = await records.find(release, 'certificate', { '_organisation.id': acme.id, _state: '有效' });
    expect(found.map((row) => row['no'])).toEqual(['A1', 'A2']);
    expect(found[0]).toMatchObject({
      grade: '甲',
      _type: 'certificate',
      _organisation: { id: acme.id, name: '甲维修' },
    });
    expect(
      await records.find(release, 'certificate', { grade: { $in: ['甲'] }, no: { $ne: 'A1' } }),
    ).toHaveLength(1);
    expect(await records.find(release, 'notice', {})).toEqual([]);
  });

  it('with a key that is taken are refused, and nothing is written', async () => {
    const again = records.create(release, 'certificate', { data: { no: 'A1' } });
    await expect(again).rejects.toMatchObject({
      code: 'record-key-taken',
      detail: expect.stringContaining('资质证书'),
    });
    expect(await records.find(release, 'certificate', { no: 'A1' })).toHaveLength(1);
  });

  it('of which two are written at once with one key, exist once', async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 5 }, () => records.create(release, 'certificate', { data: { no: 'RACE' } })),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('without a complete key may be many', async () => {
    await records.create(release, 'certificate', { data: { grade: '丙' } });
    await records.create(release, 'certificate', { data: { grade: '丙', no: null } });
    expect(await records.find(release, 'certificate', { grade: '丙' })).toHaveLength(2);
  });

  it('change their state, by id and by condition', async () => {
    const { id } = await records.create(release, 'notice', {
      data: { no: 'N1', title: '征集' },
      state: '有效',
    });
    expect(
      await inTransaction((tx) => records.update(release, 'notice', { id }, { state: '已更正' }, tx)),
    ).toBe(1);
    expect(await stateOf(id)).toMatchObject({ state: '已更正' });
    const where = { '_organisation.id': hospital.acme.id };
    const changed = await inTransaction((tx) =>
      records.update(release, 'certificate', { where }, { state: '已过期' }, tx),
    );
    expect(changed).toBe(2);
    expect(await records.find(release, 'certificate', { _state: '有效' })).toHaveLength(1);
  });

  it('of another type are not changed by their id', async () => {
    const { id } = await records.create(release, 'notice', { data: { no: 'N2' }, state: '有效' });
    const changed = await inTransaction((tx) =>
      records.update(release, 'certificate', { id }, { state: '已过期' }, tx),
    );
    expect(changed).toBe(0);
    expect(await stateOf(id)).toMatchObject({ state: '有效' });
  });

  it('in a state that their type does not have are refused', async () => {
    const created = records.create(release, 'notice', { data: { no: 'N3' }, state: '随便' });
    await expect(created).rejects.toMatchObject({ code: 'record-state-unknown' });
    const [{ _id: id } = {}] = await records.find(release, 'notice', { no: 'N2' });
    const changed = inTransaction((tx) =>
      records.update(release, 'notice', { id: String(id) }, { state: '随便' }, tx),
    );
    await expect(changed).rejects.toMatchObject({ code: 'record-state-unknown' });
  });

  it('that are immutable keep their data, whoever tries', async () => {
    const { id } = await records.create(release, 'notice', {
      data: { no: 'N4', title: '原文' },
      state: '有效',
    });
    const changed = inTransaction((tx) =>
      records.update(release, 'notice', { id }, { data: { title: '改写' } }, tx),
    );
    await expect(changed).rejects.toMatchObject({ code: 'record-immutable' });
    const sql = hospital.app.database.sql;
    await expect(sql.query(`UPDATE records SET data = '{}' WHERE id = $1`, [id])).rejects.toThrow(
      /immutable/,
    );
    await expect(sql.query('DELETE FROM records WHERE id = $1', [id])).rejects.toThrow(/immutable/);
    expect(await stateOf(id)).toMatchObject({ data: { title: '原文' } });
  });

  it('that may change take new data, unless the new key is taken', async () => {
    const [{ _id: id } = {}] = await records.find(release, 'certificate', { no: 'B1' });
    const change = (data: Record<string, unknown>) =>
      inTransaction((tx) => records.update(release, 'certificate', { id: String(id) }, { data }, tx));
    await change({ grade: '特' });
    expect(await stateOf(String(id))).toMatchObject({ data: { no: 'B1', grade: '特' } });
    await expect(change({ no: 'A1' })).rejects.toMatchObject({ code: 'record-key-taken' });
    expect(await stateOf(String(id))).toMatchObject({ data: { no: 'B1' } });
    await change({ no: 'B9' });
    await records.create(release, 'certificate', { data: { no: 'B1' } });
  });

  it('are gone when the transaction that made them is', async () => {
    const undone = inTransaction(async (tx) => {
      await records.create(release, 'certificate', { data: { no: 'UNDONE' } }, tx);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await records.find(release, 'certificate', { no: 'UNDONE' })).toEqual([]);
  });
});

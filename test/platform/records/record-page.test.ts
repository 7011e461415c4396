import { ReleaseService } from '../../../platform/definitions/index.js';
import { RecordService } from '../../../platform/records/index.js';
import { openHospital, seedInstance, type Hospital } from '../views/hospital.js';

let hospital: Hospital;
let repair: string;
const ids: Record<string, string> = {};
type Who = keyof Hospital['as'];
const open = (who: Who, id: string, type = 'notice') => hospital.as[who].get(`/records/${type}/${id}`);

beforeAll(async () => {
  hospital = await openHospital();
  const release = hospital.app.get(ReleaseService).current();
  const records = hospital.app.get(RecordService);
  repair = await seedInstance(hospital, {
    process: 'repair',
    organisation: hospital.surgery,
    number: 'WX-1',
    state: '待报价',
    data: { report: { device: '监护仪' } },
  });
  const notice = async (no: string, state: string, data: object, instance: string | null = repair) => {
    const record = {
      data: { no, device: '监护仪', ...data },
      state,
      instance,
      organisation: hospital.surgery.id,
    };
    ids[no] = (await records.create(release, 'notice', record)).id;
  };
  const deadline = '2999-11-10T17:00:00+08:00';
  await notice('N1', '已更正', {
    title: '原征集',
    kind: 'call',
    price: '1200.00',
    published: '2026-11-01T09:00:00+08:00',
    deadline,
  });
  await notice('N2', '有效', {
    title: '更正征集',
    kind: 'call',
    price: '1100.00',
    published: '2026-11-02T09:00:00+08:00',
    deadline,
    why: '自发布次日起3个工作日',
    body: '<p>正文</p>',
    changes: [{ field: '价格', before: '1200.00', after: '1100.00' }],
    files: [
      {
        id: 'f1',
        name: 'x-1.pdf',
        originalName: '清单.pdf',
        size: 9,
        type: 'application/pdf',
        sha256: 'ab',
        storage: 'platform',
      },
    ],
  });
  await notice('N3', '有效', {
    title: '结果',
    kind: 'result',
    price: '1000.00',
    published: '2026-11-09T09:00:00+08:00',
  });
  await notice('N4', '有效', {
    published: '2020-11-01T09:00:00+08:00',
    title: '过期征集',
    kind: 'call',
    device: '离心机',
    deadline: '2020-11-10T17:00:00+08:00',
  });
  await notice('N5', '有效', { title: '无流程', kind: 'call', device: '暖箱', deadline }, null);
});
afterAll(() => hospital.close());

describe('the page of a record', () => {
  it('shows what its type says', async () => {
    const { status, body } = await open('surgery', ids['N2']!);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      type: 'notice',
      title: '更正征集',
      tags: ['征集', '有效'],
      state: '有效',
      facts: [
        { label: '编号', value: 'N2' },
        { label: '价格', value: '1,100.00' },
        { label: '发布时间', value: '2026-11-02 09:00' },
      ],
      changes: [{ field: '价格', before: '1200.00', after: '1100.00' }],
      html: '<p>正文</p>',
      files: [{ id: 'f1', name: '清单.pdf', size: 9, field: '附件', url: '/api/files/f1', by: '外科' }],
      deadline: { title: '截止', at: '2999-11-10T17:00:00+08:00', explanation: '自发布次日起3个工作日' },
      instance: { id: repair, number: 'WX-1' },
      prints: [{ id: 'notice-paper', title: '通告', url: `/print/notice-paper?of=${ids['N2']}` }],
    });
    expect(body.files[0]).not.toHaveProperty('storage');
  });

  it('names its chain in order', async () => {
    const { chain } = (await open('surgery', ids['N2']!)).body;
    expect(chain.map(({ title, current }: any) => [title, current])).toEqual([
      ['征集', false],
      ['征集', true],
      ['结果', false],
    ]);
    expect((await open('surgery', ids['N4']!)).body.chain).toEqual([]);
  });

  it('offers the start to whoever may, while it is open', async () => {
    expect((await open('acme', ids['N2']!)).body.offers).toEqual([
      {
        key: `start~offer~${repair}`,
        label: '去报价',
        kind: 'start',
        element: 'quote',
        due: '2999-11-10T17:00:00+08:00',
      },
    ]);
    expect((await open('surgery', ids['N2']!)).body.offers).toEqual([]);
    expect((await open('acme', ids['N4']!)).body.offers).toEqual([]);
    expect((await open('acme', ids['N3']!)).body.offers).toEqual([]);
    expect((await open('acme', ids['N5']!)).body.offers).toEqual([]);
  });

  it('offers visitors what they could do once logged in', async () => {
    expect((await open('visitor', ids['N2']!)).body.offers).toHaveLength(1);
    expect((await open('visitor', ids['N3']!)).body.offers).toEqual([]);
    expect((await open('visitor', ids['N4']!)).body.offers).toEqual([]);
  });

  it('shows visitors only what the public may read', async () => {
    const { body } = await open('visitor', ids['N2']!);
    expect(body.instance).toBeNull();
    expect(body.facts.map((fact: any) => fact.label)).toEqual(['编号', '发布时间']);
    expect(body.chain.map((link: any) => link.id)).toEqual([ids['N2'], ids['N3']]);
    expect((await open('visitor', ids['N3']!)).body.facts).toContainEqual({
      label: '价格',
      value: '1,000.00',
    });
  });

  it.each<[Who, () => [string, string?]]>([
    ['visitor', () => [ids['N1']!]],
    ['surgery', () => [ids['N1']!, 'certificate']],
    ['surgery', () => ['00000000-0000-4000-8000-000000000000']],
    ['surgery', () => ['not-an-id']],
    ['surgery', () => [ids['N1']!, 'unknown']],
  ])('is not found by %s (%#)', async (who, path) => {
    const answer = await open(who, ...path());
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  });
});

describe('a list of records', () => {
  it('shows visitors only what the public may read, and leads to the portal', async () => {
    const { body } = await hospital.as.visitor.get('/views/notices');
    expect(body.rows.map((row: any) => row.cells.title)).toEqual(['结果', '更正征集', '过期征集', '无流程']);
    expect(body.rows[0].to).toBe(`/portal/notice/${ids['N3']}`);
    expect(body.rows.map((row: any) => row.cells.price)).toEqual(['1000.00', null, null, null]);
    expect(body.layout).toBe('cards');
    expect((await hospital.as.acme.get('/views/notices')).body.rows[0].to).toBe(
      `/records/notice/${ids['N3']}`,
    );
  });

  it('cannot be probed by visitors through a field that is withheld', async () => {
    expect((await hospital.as.visitor.get('/views/notices?f.price=1000..2000')).body.total).toBe(1);
  });
});

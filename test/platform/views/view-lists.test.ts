import { column, openHospital, seedInstance, seedTask, type Hospital } from './hospital.js';

let hospital: Hospital;
const list = async (who: keyof Hospital['as'], path: string) => {
  const answer = await hospital.as[who].get(`/views/${path}`);
  expect(answer.status).toBe(200);
  return answer.body;
};

beforeAll(async () => {
  hospital = await openHospital();
  const { surgery, paediatrics } = hospital;
  const repair = (number: string, more: object) =>
    seedInstance(hospital, { process: 'repair', organisation: surgery, number, data: {}, ...more });
  await repair('WX-1', {
    state: '待报价',
    started: '2026-11-02T09:00:00+08:00',
    data: {
      report: { device: '监护仪', kind: 'power', estimate: '1200.00', deadline: '2026-11-10T17:00:00+08:00' },
    },
  });
  await repair('WX-2', {
    state: '维修中',
    started: '2026-11-03T00:00:00+08:00',
    data: {
      report: {
        device: '输液泵_A%',
        kind: 'noise',
        estimate: '90.50',
        deadline: '2026-11-11T17:00:00+08:00',
      },
    },
  });
  await repair('WX-3', {
    state: '已完成',
    started: '2026-11-04T09:00:00+08:00',
    data: {
      report: {
        device: '离心机',
        kind: 'power',
        estimate: '30000.00',
        deadline: '2026-11-12T17:00:00+08:00',
      },
    },
  });
  await repair('WX-4', {
    organisation: paediatrics,
    state: '待报价',
    started: '2026-11-05T09:00:00+08:00',
    data: {
      report: { device: '暖箱', kind: 'noise', estimate: '乱写', deadline: '2026-11-13T17:00:00+08:00' },
    },
  });
});
afterAll(() => hospital.close());

describe('a list', () => {
  it('has columns, filters with their choices, tabs with counts, rows and a total', async () => {
    const found = await list('surgery', 'repairs');
    expect(found).toMatchObject({
      title: '本科室报修',
      crumbs: ['报修管理', '查询', '本科室报修'],
      tab: 'all',
      tabs: [
        { id: 'all', title: '全部', count: 3 },
        { id: 'open', title: '待报价', count: 1 },
        { id: 'done', title: '已完成', count: 1 },
      ],
      total: 3,
      page: 1,
      sort: { path: '_started', direction: 'desc' },
      exportable: true,
      empty: { title: '没有报修', text: '换个条件试试。' },
    });
    const filters = Object.fromEntries(found.filters.map((filter: any) => [filter.path, filter.choices]));
    expect(filters['report.kind']).toEqual([
      { label: '不通电', value: 'power' },
      { label: '异响', value: 'noise' },
    ]);
    expect(filters['_state']).toEqual([
      { label: '待报价', value: '待报价' },
      { label: '维修中', value: '维修中' },
    ]);
    expect(filters['_organisation.id'].map((choice: any) => choice.label)).toEqual(
      ['甲维修', '乙维修'].sort(),
    );
    expect(filters['_number']).toBeUndefined();
  });

  it('shows labels, decimals and instants', async () => {
    const found = await list('surgery', 'repairs?f._number=WX-1');
    expect(found.rows[0].cells).toEqual({
      _number: 'WX-1',
      'report.device': '监护仪',
      'report.kind': '不通电',
      'report.estimate': '1200.00',
      'report.secret': null,
      '_organisation.name': '外科',
      _started: '2026-11-02T09:00:00.000+08:00',
      _state: '待报价',
    });
  });

  it('offers what may be done with a row', async () => {
    const [row] = (await list('acme', 'repairs?f._number=WX-1')).rows;
    expect(row.to).toBe(`/instances/${row.id}`);
    expect(row.actions.map(({ kind, title, to }: any) => [kind, title, to])).toEqual([
      ['open', '查看', `/instances/${row.id}`],
      ['print', '报修单', `/print/repair-slip?of=${row.id}`],
      ['view', '报价情况', `/views/offers?subject=${row.id}`],
      ['start', '去报价', `/work/start~offer~${row.id}`],
    ]);
    const [late] = (await list('acme', 'repairs?f._number=WX-3')).rows;
    expect(late.actions.map(({ kind }: any) => kind)).not.toContain('start');
    const [own] = (await list('surgery', 'repairs?f._number=WX-1')).rows;
    expect(own.actions.map(({ kind }: any) => kind)).not.toContain('start');
  });

  it.each([
    ['tab=open', ['WX-1']],
    ['tab=unknown', ['WX-3', 'WX-2', 'WX-1']],
    ['f._number=x-2', ['WX-2']],
    ['f.report.device=%E6%B3%B5_A%25', ['WX-2']],
    ['f.report.device=_%25', []],
    ['f.report.device=%25', ['WX-2']],
    ['f.report.kind=power', ['WX-3', 'WX-1']],
    ['f.report.kind=power,noise', ['WX-3', 'WX-2', 'WX-1']],
    ['f.report.kind=power&f.report.kind=noise', ['WX-3', 'WX-2', 'WX-1']],
    ['f.report.estimate=100..', ['WX-3', 'WX-1']],
    ['f.report.estimate=..1200', ['WX-2', 'WX-1']],
    ['f.report.estimate=90.5..90.50', ['WX-2']],
    ['f._started=2026-11-03..2026-11-03', ['WX-2']],
    ['f._started=..2026-11-02', ['WX-1']],
    ['f.report.deadline=2026-11-11..2026-11-12', ['WX-3', 'WX-2']],
    ['f._state=待报价,维修中', ['WX-2', 'WX-1']],
    ['f._organisation.id=not-an-id', []],
    ['f._number=', ['WX-3', 'WX-2', 'WX-1']],
    ['sort=_number', ['WX-1', 'WX-2', 'WX-3']],
    ['sort=-report.estimate', ['WX-3', 'WX-1', 'WX-2']],
    ['sort=report.estimate', ['WX-2', 'WX-1', 'WX-3']],
    ['sort=_version', ['WX-3', 'WX-2', 'WX-1']],
    ['page=2&pageSize=2', ['WX-1']],
    ['page=99', []],
  ])('%s', async (query, expected) => {
    expect(column(await list('surgery', `repairs?${query}`), '_number')).toEqual(expected);
  });

  it('sorts rows without a number last in either direction', async () => {
    const up = column(await list('office', 'repairs?sort=report.estimate'), '_number');
    const down = column(await list('office', 'repairs?sort=-report.estimate'), '_number');
    expect([up.at(-1), down.at(-1)]).toEqual(['WX-4', 'WX-4']);
  });

  it('sorts names as people do', async () => {
    expect(column(await list('office', 'repairs?sort=report.device'), 'report.device')).toEqual([
      '监护仪',
      '离心机',
      '暖箱',
      '输液泵_A%',
    ]);
  });

  it('knows its total on a page that has no rows', async () => {
    const beyond = await list('surgery', 'repairs?f.report.kind=power&page=9');
    expect([beyond.rows, beyond.total, beyond.tabs[2].count]).toEqual([[], 2, 1]);
  });

  it('counts its tabs under the filters that are set', async () => {
    const { tabs } = await list('surgery', 'repairs?f.report.kind=power&tab=done');
    expect(tabs.map((tab: any) => tab.count)).toEqual([2, 1, 1]);
  });

  it.each([
    'f.unknown=1',
    'f._started=2026-13-01..',
    'f._started=2026-11-01',
    'f._started=a..b',
    'f.report.estimate=x..y',
    "f.report.estimate='..",
    `f._number=${'x'.repeat(300)}`,
  ])('refuses the filter %s', async (query) => {
    const answer = await hospital.as.surgery.get(`/views/repairs?${query}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'filter-invalid']);
  });

  it.each(['page=0', 'pageSize=1000', 'page=x'])('refuses %s', async (query) => {
    expect((await hospital.as.surgery.get(`/views/repairs?${query}`)).body.code).toBe('request-invalid');
  });

  it('is not found when no view has that id', async () => {
    expect((await hospital.as.surgery.get('/views/unknown')).body.code).toBe('not-found');
  });

  it('cannot be made to run SQL', async () => {
    const evil = encodeURIComponent(`' OR 1=1; DROP TABLE tasks; --`);
    expect((await list('surgery', `repairs?f._number=${evil}`)).total).toBe(0);
    expect((await list('surgery', `repairs?sort=${evil}`)).total).toBe(3);
    expect((await list('surgery', 'repairs')).total).toBe(3);
  });
});

describe('a list of steps', () => {
  it('has the steps that are offered to the person, with their instance', async () => {
    const id = await seedInstance(hospital, {
      process: 'repair',
      organisation: hospital.paediatrics,
      number: 'WX-9',
      state: '维修中',
      data: { report: { device: '呼吸机' } },
    });
    await seedTask(hospital, id, ['vendor'], hospital.acme);
    const found = await list('acme', 'steps');
    expect(found.rows).toHaveLength(1);
    expect(found.rows[0].cells).toEqual({
      '_task.name': '填写维修结果',
      'report.device': '呼吸机',
      '_task.due': '2026-12-01T17:00:00.000+08:00',
    });
    expect(found.rows[0].to).toBe(`/work/task~${found.rows[0].id}`);
    expect((await list('bolt', 'steps')).total).toBe(0);
    expect((await list('paediatrics', 'steps')).total).toBe(0);
    expect((await hospital.as.visitor.get('/views/steps')).body.code).toBe('not-logged-in');
  });
});

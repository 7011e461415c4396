import ExcelJS from 'exceljs';
import { column, openHospital, seedInstance, type Hospital } from './hospital.js';

let hospital: Hospital;
let repair: string;
let otherRepair: string;

type Who = keyof Hospital['as'];
const ask = (who: Who, path: string) => hospital.as[who].get(`/views/${path}`);
const list = async (who: Who, path: string) => {
  const answer = await ask(who, path);
  expect(answer.status).toBe(200);
  return answer.body;
};
const exported = async (who: Who, path: string): Promise<string[][]> => {
  const answer = await ask(who, path.replace(/^([a-z-]+)/, '$1/export'));
  expect(answer.status).toBe(200);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(answer.body);
  const rows: string[][] = [];
  workbook.worksheets[0]!.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map(String)));
  return rows;
};

beforeAll(async () => {
  hospital = await openHospital();
  const { surgery, paediatrics, acme, bolt } = hospital;
  repair = await seedInstance(hospital, {
    process: 'repair',
    organisation: surgery,
    number: 'WX-1',
    state: '待报价',
    data: {
      report: {
        device: '监护仪',
        kind: 'power',
        estimate: '1200.00',
        secret: '可能报废',
        deadline: '2999-11-10T17:00:00+08:00',
      },
    },
  });
  otherRepair = await seedInstance(hospital, {
    process: 'repair',
    organisation: paediatrics,
    number: 'WX-2',
    state: '维修中',
    data: {
      report: {
        device: '暖箱',
        estimate: '800.00',
        secret: '院长关注',
        deadline: '2020-11-10T17:00:00+08:00',
      },
      result: { vendor: { id: acme.id, name: acme.name }, cost: '700.00' },
    },
  });
  const offer = (
    organisation: typeof acme,
    number: string,
    price: string,
    subject: string,
    sealed: boolean,
  ) =>
    seedInstance(hospital, {
      process: 'offer',
      organisation,
      number,
      data: { quote: { price } },
      subject,
      sealed,
    });
  await offer(acme, 'BJ-1', '1111.00', repair, true);
  await offer(bolt, 'BJ-2', '2222.00', repair, true);
  await offer(acme, 'BJ-3', '3333.00', otherRepair, false);
});
afterAll(() => hospital.close());

describe('rows that may not be read', () => {
  it('are in no list, total, tab count or export', async () => {
    const found = await list('surgery', 'repairs');
    expect(column(found, '_number')).toEqual(['WX-1']);
    expect(found.total).toBe(1);
    expect(found.tabs.map((tab: any) => tab.count)).toEqual([1, 1, 0]);
    expect((await exported('surgery', 'repairs')).map((row) => row[0])).toEqual(['单号', 'WX-1']);
    expect(JSON.stringify(found)).not.toContain('暖箱');
  });

  it('are not found by a filter', async () => {
    expect((await list('surgery', 'repairs?f.report.device=暖箱')).total).toBe(0);
    expect((await list('surgery', 'repairs?f._number=WX-2')).total).toBe(0);
  });

  it('are nothing to visitors, who have to log in', async () => {
    expect((await ask('visitor', 'repairs')).body.code).toBe('not-logged-in');
    expect((await ask('visitor', 'repairs/export')).body.code).toBe('not-logged-in');
    expect((await ask('acme', 'offers/export?subject=' + repair)).status).toBe(200);
  });
});

describe('fields that may not be read', () => {
  it('are no column, no filter and no cell', async () => {
    const found = await list('acme', 'repairs');
    const paths = found.columns.map((each: any) => each.path);
    expect(paths).toContain('report.estimate');
    expect(paths).not.toContain('report.secret');
    expect(found.filters.map((each: any) => each.path)).not.toContain('report.secret');
    expect(JSON.stringify(found)).not.toMatch(/可能报废|院长关注|1200\.00/);
    const [header, ...rows] = await exported('acme', 'repairs');
    expect(header).not.toContain('内部备注');
    expect(rows.flat()).not.toContain('1200');
  });

  it('show where a rule opens them row by row', async () => {
    const cells = (await list('acme', 'repairs?sort=_number')).rows.map(
      (row: any) => row.cells['report.estimate'],
    );
    expect(cells).toEqual([null, '800.00']);
    expect(column(await list('bolt', 'repairs'), 'report.estimate')).toEqual([null, null]);
  });

  it('cannot be probed by a filter', async () => {
    expect((await ask('acme', 'repairs?f.report.secret=报废')).body.code).toBe('filter-invalid');
    expect((await list('acme', 'repairs?f.report.estimate=1000..2000')).total).toBe(0);
    expect((await list('acme', 'repairs?f.report.estimate=700..900')).total).toBe(1);
    expect((await list('bolt', 'repairs?f.report.estimate=700..900')).total).toBe(0);
  });

  it('cannot be probed by the order of rows', async () => {
    // hidden, 1200.00 counts as nothing and stays last both ways
    expect(column(await list('acme', 'repairs?sort=report.estimate'), '_number')).toEqual(['WX-2', 'WX-1']);
    expect(column(await list('acme', 'repairs?sort=-report.estimate'), '_number')).toEqual(['WX-2', 'WX-1']);
    const up = column(await list('bolt', 'repairs?sort=report.estimate'), '_number');
    const down = column(await list('bolt', 'repairs?sort=-report.estimate'), '_number');
    expect(up).toEqual([...down].reverse());
    expect((await list('acme', 'repairs?sort=report.secret')).sort.path).toBe('_started');
  });

  it('of the instance that a row is about stay hidden as well', async () => {
    const found = await list('acme', 'all-offers');
    expect(found.columns.map((each: any) => each.path)).not.toContain('_subject.report.secret');
    expect(column(found, '_subject.report.device').sort()).toEqual(['暖箱', '监护仪'].sort());
    expect(JSON.stringify(found)).not.toMatch(/可能报废|院长关注/);
    expect((await ask('acme', 'all-offers?f._subject.report.secret=报废')).body.code).toBe('filter-invalid');
    const office = await list('office', 'all-offers?f._subject.report.secret=院长');
    expect(column(office, '_subject._number')).toEqual(['WX-2']);
  });

  it('of organisations are no filter choices and no cells', async () => {
    const found = await list('surgery', 'vendors');
    expect(column(found, 'name')).toEqual(['甲维修', '乙维修']);
    expect(found.columns.map((each: any) => each.path)).toEqual(['name', 'state']);
    expect(JSON.stringify(found)).not.toContain('6222');
    expect((await ask('surgery', 'vendors?f.bank=6222')).body.code).toBe('filter-invalid');
    expect((await list('office', 'vendors?f.bank=0002')).total).toBe(1);
  });
});

describe('sealed instances', () => {
  it('are seen by their own organisation alone, opened', async () => {
    const own = await list('acme', `offers?subject=${repair}`);
    expect(own.rows.map((row: any) => row.cells)).toEqual([
      expect.objectContaining({ _number: 'BJ-1', 'quote.price': '1111.00' }),
    ]);
    expect(own.total).toBe(1);
    expect(JSON.stringify(own)).not.toMatch(/BJ-2|乙维修|2222/);
  });

  it('are only counted by whoever may count them', async () => {
    const counted = await list('surgery', `offers?subject=${repair}`);
    expect(counted).toMatchObject({ rows: [], total: 2, notice: expect.stringContaining('后公开') });
    expect(JSON.stringify(counted)).not.toMatch(/BJ-|维修"|1111|2222/);
    expect((await exported('surgery', `offers?subject=${repair}`)).length).toBe(1);
  });

  it.each([
    'f._organisation.name=甲',
    'f._number=BJ',
    'f.quote.price=1000..2000',
    'f.quote.price=..',
    'sort=quote.price',
  ])('cannot be probed with %s', async (query) => {
    const probed = await list('surgery', `offers?subject=${repair}&${query}`);
    expect(probed.rows).toEqual([]);
    if (query.startsWith('f.') && !query.endsWith('=..')) expect(probed.total).toBe(0);
  });

  it('stay hidden when a rule speaks of data that cannot be seen while it is sealed', async () => {
    // the office may read offers whose price is not 0.00: of a sealed one nobody can say
    expect(column(await list('office', 'all-offers'), 'quote.price')).toEqual(['3333.00']);
    expect((await list('office', 'all-offers')).total).toBe(1);
    expect((await exported('office', 'all-offers')).length).toBe(2);
  });

  it('are not matched by filters on their data, not even by their owner', async () => {
    expect((await list('acme', 'all-offers?f.quote.price=1000..2000')).total).toBe(0);
    expect(column(await list('acme', 'all-offers?f.quote.price=3000..4000'), 'quote.price')).toEqual([
      '3333.00',
    ]);
  });

  it('show once they are opened', async () => {
    const opened = await list('paediatrics', `offers?subject=${otherRepair}`);
    expect(column(opened, '_organisation.name')).toEqual(['甲维修']);
    expect(opened.notice).toBeNull();
    expect(opened.facts).toContainEqual({ label: '设备', value: '暖箱' });
  });
});

describe('a list about an instance', () => {
  it.each([
    ['surgery', (): string => otherRepair],
    ['surgery', (): string => 'not-an-id'],
    ['surgery', (): string => ''],
    ['surgery', (): string => '00000000-0000-4000-8000-000000000000'],
  ] as const)('is not found by %s for an instance that may not be read', async (who, id) => {
    expect((await ask(who, `offers?subject=${id()}`)).body.code).toBe('not-found');
  });

  it('has only rows about it', async () => {
    expect(column(await list('acme', `offers?subject=${otherRepair}`), '_number')).toEqual(['BJ-3']);
  });

  it('links its prints to it', async () => {
    expect((await list('surgery', `offers?subject=${repair}`)).prints).toEqual([
      { id: 'offer-list', title: '报价一览', url: `/print/offer-list?of=${repair}` },
    ]);
  });
});

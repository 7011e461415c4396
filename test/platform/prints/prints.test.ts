import { PrintRenderer } from '../../../platform/prints/index.js';
import { ReleaseService } from '../../../platform/definitions/index.js';
import { openHospital, seedInstance, type Hospital } from '../views/hospital.js';

let hospital: Hospital;
let repair: string;
type Who = keyof Hospital['as'];
const print = async (who: Who, path: string) => hospital.as[who].get(`/prints/${path}`);

beforeAll(async () => {
  hospital = await openHospital();
  const { surgery, acme, bolt } = hospital;
  repair = await seedInstance(hospital, {
    process: 'repair',
    organisation: surgery,
    number: 'WX-1',
    state: '待报价',
    data: {
      report: {
        device: '<b>监护仪</b> & "配件"',
        kind: 'power',
        estimate: '1200.00',
        secret: '可能报废',
        deadline: '2999-11-10T17:00:00+08:00',
      },
    },
  });
  const offer = (organisation: typeof acme, number: string, price: string, sealed: boolean) =>
    seedInstance(hospital, {
      process: 'offer',
      organisation,
      number,
      data: { quote: { price } },
      subject: repair,
      sealed,
    });
  await offer(acme, 'BJ-1', '222.00', true);
  await offer(bolt, 'BJ-2', '1111.00', true);
});
afterAll(() => hospital.close());

describe('a print', () => {
  it('is filled from the instance, with every value escaped', async () => {
    const { status, body } = await print('surgery', `repair-slip?of=${repair}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 'repair-slip',
      title: '报修单',
      orientation: 'portrait',
      printedBy: '外科人员',
    });
    expect(body.printedAt).toMatch(/\+08:00$/);
    expect(body.html).toContain('&lt;b&gt;监护仪&lt;/b&gt; &amp; &quot;配件&quot; 不通电 1,200.00');
    expect(body.html).not.toContain('<b>监护仪');
    expect(body.html).toContain('备注：可能报废');
  });

  it('carries a QR code that is an image of its own', async () => {
    const { body } = await print('surgery', `repair-slip?of=${repair}`);
    const code = /src="data:image\/svg\+xml;base64,([^"]+)"/.exec(body.html)?.[1] ?? '';
    expect(Buffer.from(code, 'base64').toString()).toMatch(/^<svg [^>]+viewBox="0 0 29 29"/);
  });

  it('leaves out what the person may not read', async () => {
    const { body } = await print('acme', `repair-slip?of=${repair}`);
    expect(body.html).toContain('监护仪');
    expect(body.html).not.toMatch(/可能报废|1,200\.00/);
  });

  it('looks up only what the person may read, and counts what may be counted', async () => {
    const own = (await print('acme', `offer-list?of=${repair}`)).body;
    expect(own.orientation).toBe('landscape');
    expect(own.html).toContain('共1家');
    expect(own.html).toContain('甲维修 222.00');
    expect(own.html).not.toMatch(/乙维修|1111/);
    const counted = (await print('surgery', `offer-list?of=${repair}`)).body;
    expect(counted.html).toContain('共2家');
    expect(counted.html).not.toMatch(/维修 |222|1111/);
    const neither = (await print('office', `offer-list?of=${repair}`)).body;
    expect(neither.html).toContain('共0家');
  });

  it('sorts numbers in its lookups by value', async () => {
    const sql = hospital.app.database.sql;
    await sql.query(`UPDATE instances SET sealed = false, data_sealed = NULL, data = '{"quote":{"price":"9.50"}}'
                      WHERE number = 'BJ-1'`);
    await sql.query(`UPDATE instances SET sealed = false, data_sealed = NULL, data = '{"quote":{"price":"1111.00"}}'
                      WHERE number = 'BJ-2'`);
    const { html } = (await print('surgery', `offer-list?of=${repair}`)).body;
    expect(html.indexOf('9.50')).toBeLessThan(html.indexOf('1111.00'));
  });

  it('is not available before the step that names it has begun', async () => {
    const early = await print('surgery', `handover-slip?of=${repair}`);
    expect([early.status, early.body.code]).toEqual([409, 'print-not-available']);
    await hospital.app.database.sql.query(
      `UPDATE instances SET visited = '{"elements":{"result":{"entered":"2026-11-23T09:00:00+08:00","left":null}}}'
        WHERE id = $1`,
      [repair],
    );
    expect((await print('surgery', `handover-slip?of=${repair}`)).body.html).toContain('交接单 WX-1');
  });

  it('can be of the rows of a view', async () => {
    const { body } = await print('surgery', `offer-list?view=offers&subject=${repair}`);
    expect(body.html).toContain('报价一览 &lt;b&gt;监护仪');
  });

  it.each<[Who, () => string]>([
    ['paediatrics', () => `repair-slip?of=${repair}`],
    ['visitor', () => `repair-slip?of=${repair}`],
    ['surgery', () => `unknown?of=${repair}`],
    ['surgery', () => `notice-paper?of=${repair}`],
    ['surgery', () => 'repair-slip?of=not-an-id'],
    ['surgery', () => 'repair-slip?of=00000000-0000-4000-8000-000000000000'],
    ['surgery', () => 'repair-slip'],
    ['surgery', () => 'repair-slip?view=repairs'],
    ['surgery', () => 'offer-list?view=unknown'],
  ])('is not found by %s (%#)', async (who, path) => {
    const answer = await print(who, path());
    expect([answer.status, answer.body.code]).toEqual([404, 'not-found']);
  });
});

describe('rendering for the platform itself', () => {
  it('looks things up with its own rights, and takes given values', async () => {
    const html = await hospital.app.get(PrintRenderer).render('offer-list', {
      release: hospital.app.get(ReleaseService).current(),
      now: '2026-11-23T09:00:00+08:00',
      actor: { person: null, organisation: null, roles: [] },
      roots: { _id: repair, report: { device: '监护仪' } },
    });
    expect(html).toContain('共2家');
  });
});

import type { Lookup } from '../../../platform/definitions/index.js';
import { ReleaseService } from '../../../platform/definitions/index.js';
import type { Json } from '../../../platform/engine/index.js';
import { LookupSource } from '../../../platform/forms/index.js';
import type { Organisation } from '../../../platform/identity/index.js';
import { RecordService } from '../../../platform/records/index.js';
import { openHospital, seedInstance, type Hospital } from '../views/hospital.js';

let hospital: Hospital;
let repair: string;

beforeAll(async () => {
  hospital = await openHospital();
  const release = hospital.app.get(ReleaseService).current();
  const { acme, bolt, surgery } = hospital;
  const records = hospital.app.get(RecordService);
  for (const [no, grade, organisation] of [
    ['A2', '10', acme],
    ['A1', '9', acme],
    ['B1', '8', bolt],
  ] as const) {
    await records.create(release, 'certificate', {
      data: { no, grade },
      state: '有效',
      organisation: organisation.id,
    });
  }
  repair = await seedInstance(hospital, {
    process: 'repair',
    organisation: surgery,
    number: 'WX-1',
    state: '待报价',
    data: { report: { device: '监护仪', secret: '可能报废' } },
  });
  const offer = (organisation: Organisation, price: string, sealed: boolean) =>
    seedInstance(hospital, {
      process: 'offer',
      organisation,
      number: `BJ-${price}`,
      data: { quote: { price } },
      subject: repair,
      sealed,
    });
  await offer(acme, '5.00', true);
  await offer(bolt, '6.00', true);
  await offer(bolt, '7.00', false);
});
afterAll(() => hospital.close());

/** What a form of this organisation finds; FEEL is looked up in `values`. */
function find(
  lookup: Lookup,
  organisation: Organisation | null,
  values: Record<string, Json> = {},
): Promise<Json> {
  return hospital.app.get(LookupSource as never as new () => LookupSource).find(lookup, {
    release: hospital.app.get(ReleaseService).current(),
    actor: { person: null, organisation, roles: [] },
    evaluate: (expression) => values[expression] ?? null,
  });
}
const pick = (rows: Json, path: string) => (rows as Record<string, any>[]).map((row) => row[path]);

describe('a lookup', () => {
  it('of records fills in FEEL values and sorts numbers by value', async () => {
    const lookup: Lookup = {
      records: 'certificate',
      where: { '_organisation.id': '=organisation.id', _state: { $in: ['=state'] } },
      sort: [{ path: 'grade', direction: 'desc' }],
    };
    const values = { '=organisation.id': hospital.acme.id, '=state': '有效' };
    expect(pick(await find(lookup, hospital.acme, values), 'no')).toEqual(['A2', 'A1']);
  });

  it('of the first record gives one or null', async () => {
    const lookup: Lookup = { records: 'certificate', where: { no: '=no' }, first: true };
    expect(await find(lookup, null, { '=no': 'B1' })).toMatchObject({ no: 'B1', _state: '有效' });
    expect(await find(lookup, null, { '=no': 'none' })).toBeNull();
  });

  it('of instances never finds what another organisation has sealed', async () => {
    const lookup: Lookup = {
      instances: 'offer',
      where: { _subject: '=subject' },
      sort: [{ path: '_number', direction: 'asc' }],
    };
    const values = { '=subject': repair };
    expect(pick(await find(lookup, hospital.acme, values), '_number')).toEqual(['BJ-5.00', 'BJ-7.00']);
    expect(pick(await find(lookup, hospital.bolt, values), 'quote')).toEqual([
      { price: '6.00' },
      { price: '7.00' },
    ]);
    expect(pick(await find(lookup, hospital.surgery, values), '_number')).toEqual(['BJ-7.00']);
    expect(pick(await find(lookup, null, values), '_number')).toEqual(['BJ-7.00']);
  });

  it('of instances gives the subject as expressions know it', async () => {
    const [offer] = (await find({ instances: 'offer' }, null)) as Record<string, any>[];
    expect(offer).toMatchObject({
      _subject: repair,
      subject: { _number: 'WX-1', report: { secret: '可能报废' } },
    });
  });

  it('of an organisation gives its profile, or null', async () => {
    const lookup: Lookup = { organisation: '=firm' };
    expect(await find(lookup, null, { '=firm': hospital.acme.id })).toMatchObject({
      id: hospital.acme.id,
      name: '甲维修',
      type: 'vendor',
      bank: '6222-0001',
    });
    expect(await find(lookup, null, { '=firm': null })).toBeNull();
    expect(await find(lookup, null, { '=firm': 'not-an-id' })).toBeNull();
  });
});

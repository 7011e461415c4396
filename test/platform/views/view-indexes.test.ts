import { ReleaseService } from '../../../platform/definitions/index.js';
import { indexesOf } from '../../../platform/views/indexes-of.js';
import { ViewIndexes } from '../../../platform/views/index.js';
import { openHospital, seedInstance, type Hospital } from './hospital.js';

let hospital: Hospital;
beforeAll(async () => {
  hospital = await openHospital();
});
afterAll(() => hospital.close());

const sql = () => hospital.app.database.sql;
const present = async () =>
  (
    await sql().query<{ name: string; definition: string }>(
      `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE starts_with(indexname, 'view_') ORDER BY 1`,
    )
  ).map(({ name, definition }) => [name, definition]);

describe('indexes of views', () => {
  it('are made at the start: what filters, orders, tabs and rules compare', async () => {
    const definitions = (await present()).map(([, definition]) => definition).join('\n');
    expect(definitions).toContain(`grams_of((data #>> '{report,device}'::text[]))`);
    expect(definitions).toContain(`btree (((data #>> '{report,kind}'::text[])))`);
    expect(definitions).toContain(`decimal_of((data #>> '{report,estimate}'::text[]))`);
    expect(definitions).toContain(`"left"((data #>> '{report,deadline}'::text[]), 40) COLLATE "C")`);
    expect(definitions).toContain(`'{result,vendor,id}'::text[])))`);
    expect(definitions).toContain(`(process = 'repair'::text)`);
    expect(definitions).toContain(`(type = 'notice'::text)`);
  });

  it('of the instance that rows are about are made on that process', () => {
    const release = hospital.app.get(ReleaseService).current();
    expect(indexesOf(release)).toContainEqual({
      table: 'instances',
      where: `process = 'repair'`,
      method: 'gin',
      expression: `grams_of((data #>> '{"report","device"}'))`,
    });
  });

  it('are not made twice, not by two servers at once either', async () => {
    const before = await present();
    const release = hospital.app.get(ReleaseService).current();
    const made = await Promise.all([1, 2, 3].map(() => hospital.app.get(ViewIndexes).ensure(release)));
    expect(made).toEqual([[], [], []]);
    expect(await present()).toEqual(before);
  });

  it('come back when they are missing, and go when no view needs them', async () => {
    const before = await present();
    await sql().query(`DROP INDEX ${before[0]![0]}`);
    await sql().query('CREATE INDEX view_old ON instances (outcome)');
    const made = await hospital.app.get(ViewIndexes).ensure(hospital.app.get(ReleaseService).current());
    expect(made).toEqual([before[0]![0]]);
    expect(await present()).toEqual(before);
  });

  it('neither fail on odd data nor keep it from being written', async () => {
    const odd = { report: { device: 7, kind: ['a'], estimate: { x: 1 }, deadline: null } };
    await seedInstance(hospital, {
      process: 'repair',
      organisation: hospital.surgery,
      number: 'WX-0',
      data: odd,
    });
    const long = '长'.repeat(3000);
    await seedInstance(hospital, {
      process: 'repair',
      organisation: hospital.surgery,
      number: 'WX-00',
      data: { report: { device: long } },
    });
    const { body } = await hospital.as.surgery.get('/views/repairs?sort=report.estimate');
    expect(body.total).toBe(2);
    expect((await hospital.as.surgery.get('/views/repairs?f.report.device=长长')).body.total).toBe(1);
  });

  it('find by one character, two, and more', async () => {
    await seedInstance(hospital, {
      process: 'repair',
      organisation: hospital.surgery,
      number: 'WX-Ab1',
      data: { report: { device: '心电监护仪 Type-B' } },
    });
    const totals = await Promise.all(
      ['心', '电监', '监护仪', '护监', 'type', 'TYPE-b', '仪 T', '心电Type', 'e'].map(
        async (text) =>
          (await hospital.as.surgery.get(`/views/repairs?f.report.device=${encodeURIComponent(text)}`)).body
            .total,
      ),
    );
    expect(totals).toEqual([1, 1, 1, 0, 1, 1, 1, 0, 1]);
    expect((await hospital.as.surgery.get('/views/repairs?f._number=aB1')).body.total).toBe(1);
  });
});

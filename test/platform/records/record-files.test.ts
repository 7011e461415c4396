import { ReleaseService } from '../../../platform/definitions/index.js';
import { RecordService } from '../../../platform/records/index.js';
import { pdf } from '../files/sample-content.js';
import { openHospital, type Hospital } from '../views/hospital.js';

describe('a file that a record names', () => {
  let hospital: Hospital;
  let upload: () => Promise<{ id: string }>;
  let create: (state: string, file: object) => Promise<void>;

  beforeAll(async () => {
    hospital = await openHospital();
    const release = hospital.app.get(ReleaseService).current();
    const records = hospital.app.get(RecordService);
    let count = 0;
    upload = async () => (await hospital.as.surgery.upload('/files', '清单.pdf', pdf)).body;
    create = async (state, file) => {
      count += 1;
      const data = { no: `F${count}`, title: '征集', kind: 'call', files: [file] };
      await records.create(release, 'notice', { data, state, organisation: hospital.surgery.id });
    };
  });
  afterAll(() => hospital.close());

  const statusFor = async (who: 'visitor' | 'acme', id: string) =>
    (await hospital.as[who].get(`/files/${id}`)).status;

  it('is read by whoever may read the record', async () => {
    const file = await upload();
    expect(await statusFor('visitor', file.id)).toBe(404);
    await create('有效', file);
    const answer = await hospital.as.visitor.get(`/files/${file.id}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  });

  it('is not found by who may not read the record', async () => {
    const file = await upload();
    await create('已更正', file);
    expect(await statusFor('visitor', file.id)).toBe(404);
  });

  it('may be anything that looks like a file; only uploads are remembered', async () => {
    await create('有效', { id: 'no-upload', name: 'x.pdf', sha256: 'ab' });
    expect(await statusFor('visitor', 'no-upload')).toBe(404);
  });
});

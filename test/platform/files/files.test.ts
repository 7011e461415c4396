import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { DefinitionsModule } from '../../../platform/definitions/index.js';
import { FilesModule, FileUses } from '../../../platform/files/index.js';
import { IdentityModule } from '../../../platform/identity/index.js';
import {
  bootTestApp,
  createOrganisation,
  createPerson,
  login,
  visitor,
  type TestApp,
  type TestClient,
} from '../../support/index.js';
import {
  compoundFile,
  docx,
  encryptedPdf,
  html,
  ofd,
  pdf,
  png,
  script,
  xlsx,
  zip,
} from './sample-content.js';

describe('files', () => {
  let app: TestApp;
  let nurse: TestClient;
  let colleague: TestClient;
  let stranger: TestClient;
  beforeAll(async () => {
    app = await bootTestApp({ modules: [DefinitionsModule, IdentityModule, FilesModule] });
    const ward = await createOrganisation(app, { type: 'ward', key: 'W1' });
    const other = await createOrganisation(app, { type: 'ward', key: 'W2' });
    await createPerson(app, { username: 'nurse', organisation: ward });
    await createPerson(app, { username: 'colleague', organisation: ward });
    await createPerson(app, { username: 'stranger', organisation: other });
    [nurse, colleague, stranger] = await Promise.all([
      login(app, 'nurse'),
      login(app, 'colleague'),
      login(app, 'stranger'),
    ]);
  });
  afterAll(() => app.close());

  it.each<[string, Buffer, string]>([
    ['报告.pdf', pdf, 'application/pdf'],
    ['现场.png', png, 'image/png'],
    ['合同.docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['清单.xlsx', xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['公文.ofd', ofd, 'application/ofd'],
    ['旧合同.doc', compoundFile('WordDocument'), 'application/msword'],
    ['旧清单.xls', compoundFile('Workbook'), 'application/vnd.ms-excel'],
    ['图纸.zip', zip(['a.txt']), 'application/zip'],
    ['图纸.dwg', Buffer.concat([Buffer.from('AC1032'), Buffer.alloc(64)]), 'image/vnd.dwg'],
    ['名字不算数.exe', pdf, 'application/pdf'],
  ])('takes %s for what its content is', async (name, content, type) => {
    const { status, body } = await nurse.upload('/files', name, content);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      name,
      size: content.length,
      type,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each<[string, Buffer, string, number, string]>([
    ['空.pdf', Buffer.alloc(0), 'file-empty', 422, '文件“空.pdf”是空文件，请检查后重新上传。'],
    ['假.pdf', script, 'file-type-forbidden', 415, '无法识别的类型'],
    ['网页.pdf', html, 'file-type-forbidden', 415, '无法识别的类型'],
    ['密.pdf', encryptedPdf, 'file-encrypted', 422, '设有打开密码'],
    ['密.docx', compoundFile('EncryptedPackage'), 'file-encrypted', 422, '设有打开密码'],
    ['密.zip', zip(['a.txt'], 1), 'file-encrypted', 422, '设有打开密码'],
    ['半.pdf', pdf.subarray(0, 30), 'file-damaged', 422, '不完整'],
    ['半.docx', docx.subarray(0, docx.length - 30), 'file-damaged', 422, '不完整'],
  ])('refuses %s', async (name, content, code, status, words) => {
    const answer = await nurse.upload('/files', name, content);
    expect(answer.status).toBe(status);
    expect(answer.body.code).toBe(code);
    expect(answer.body.detail).toContain(words);
  });

  it('refuses kinds that the field does not take, naming what was found and what may come', async () => {
    const { body } = await nurse.upload('/files?types=pdf,ofd', '照片.pdf', png);
    expect(body).toMatchObject({
      code: 'file-type-forbidden',
      detail: '文件“照片.pdf”的实际类型是 PNG，只能上传 PDF、OFD。',
    });
  });

  it('refuses a file over the limit while it comes in, and takes one of exactly the limit', async () => {
    const filled = (size: number) =>
      Buffer.concat([pdf.subarray(0, 9), Buffer.alloc(size - pdf.length, 0x20), pdf.subarray(9)]);
    const limit = 0.5 * 1024 * 1024;
    expect((await nurse.upload('/files?maxSize=0.5', '正好.pdf', filled(limit))).status).toBe(201);
    const { status, body } = await nurse.upload('/files?maxSize=0.5', '大.pdf', filled(limit + 1));
    expect([status, body.code]).toEqual([413, 'file-too-large']);
    expect((await nurse.upload('/files?maxSize=0.5', '更大.pdf', filled(limit * 4))).body.code).toBe(
      'file-too-large',
    );
  });

  it('refuses a request without a file, and one from a visitor', async () => {
    expect((await nurse.post('/files', {})).body.code).toBe('file-missing');
    expect((await visitor(app).upload('/files', 'a.pdf', pdf)).body.code).toBe('not-logged-in');
  });

  it('keeps equal content once, durable under its hash, and nothing else', async () => {
    const content = Buffer.concat([pdf, randomBytes(20), Buffer.from('\n%%EOF')]);
    const [first, second] = [
      await nurse.upload('/files', 'a.pdf', content),
      await stranger.upload('/files', 'b.pdf', content),
    ];
    expect(first.body.id).not.toBe(second.body.id);
    expect(first.body.sha256).toBe(second.body.sha256);
    const folder = path.join(app.kernel.config.dataFolder, 'files');
    expect(await readdir(path.join(folder, first.body.sha256.slice(0, 2)))).toContain(first.body.sha256);
    expect(await readdir(path.join(folder, 'incoming'))).toEqual([]);
  });

  it('stores names sealed and without folders or control characters', async () => {
    const { body } = await nurse.upload('/files', '..\\机密\u202e文件.pdf', pdf);
    expect(body.name).toBe('机密文件.pdf');
    const rows = await app.kernel.sql.query('SELECT * FROM uploads WHERE id = $1', [body.id]);
    expect(JSON.stringify(rows)).not.toContain('机密');
  });

  describe('download', () => {
    let id: string;
    beforeAll(async () => {
      id = (await nurse.upload('/files', '验收 报告（一）.pdf', pdf)).body.id;
    });

    it('gives the file to the organisation that uploaded it, inline or to save', async () => {
      const shown = await colleague.get(`/files/${id}`);
      expect(shown.status).toBe(200);
      expect(Buffer.compare(shown.body, pdf)).toBe(0);
      expect(shown.headers.get('content-type')).toBe('application/pdf');
      expect(shown.headers.get('content-disposition')).toBe(
        `inline; filename*=UTF-8''${encodeURIComponent('验收 报告（一）.pdf')}`,
      );
      expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
      const saved = await colleague.get(`/files/${id}?download=1`);
      expect(saved.headers.get('content-disposition')).toMatch(/^attachment;/);
    });

    it('tells nobody else that there is such a file', async () => {
      for (const client of [stranger, visitor(app)]) {
        expect((await client.get(`/files/${id}`)).body).toMatchObject({ status: 404, code: 'not-found' });
      }
      expect((await nurse.get('/files/00000000-0000-4000-8000-000000000000')).status).toBe(404);
      expect((await nurse.get('/files/none')).status).toBe(404);
    });

    it('gives it to whoever may read what names it', async () => {
      const uses = app.get(FileUses);
      const owner = '00000000-0000-4000-8000-00000000000a';
      const asked: string[] = [];
      uses.register('instance', (ownerId, fileId, actor) => {
        asked.push(`${ownerId} ${fileId}`);
        return Promise.resolve(actor.person?.name === 'stranger');
      });
      await app.kernel.sql.transaction((tx) => uses.add('instance', owner, [id, id], tx));
      expect((await stranger.get(`/files/${id}`)).status).toBe(200);
      expect((await visitor(app).get(`/files/${id}`)).status).toBe(404);
      expect(asked).toEqual([`${owner} ${id}`, `${owner} ${id}`]);
    });
  });
});

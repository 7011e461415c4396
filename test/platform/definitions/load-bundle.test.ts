import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { loadBundle, loadBundleFromFiles, readBundleFiles } from '../../../platform/definitions/index.js';

const files = await readBundleFiles('test/definitions-example');

describe('load bundle', () => {
  it('gives a release with everything in it', async () => {
    const { release, findings } = await loadBundle('test/definitions-example');
    expect(findings).toEqual([]);
    expect(release).toMatchObject({
      bundle: { id: 'equipment-repair', locale: 'zh-CN', timeZone: 'Asia/Shanghai', publicRole: 'visitor' },
      parameters: { repairDays: 3, costLimit: 5000 },
    });
    expect([...release!.processes.keys()]).toEqual(['repair']);
    expect(release!.processes.get('repair')!.compiled.elements['result']).toMatchObject({
      formId: 'repair-result',
      candidateGroups: 'technician',
    });
    expect([...release!.forms.keys()]).toEqual(['fault-report', 'hurry', 'repair-result']);
    expect(release!.prints.get('repair-slip')).toMatchObject({
      title: '维修单',
      orientation: 'portrait',
      lookups: {},
    });
    expect(release!.prints.get('repair-slip')!.html).toMatch(/^<h1/);
    expect(release!.demo).toMatchObject({
      organisations: [{ key: 'ward-3', state: '正常' }, { key: 'fix-it' }],
      records: [],
      scenario: [{ as: 'nurse', start: 'repair', data: { vendor: '@fix-it' } }],
    });
  });

  it('has the same hash for the same content, whatever the order of the files', async () => {
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    const [a, b] = [await loadBundleFromFiles(files), await loadBundleFromFiles(reversed)];
    expect(a.release!.hash).toBe(b.release!.hash);
    expect(a.release!.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has another hash, and another form version, when a form changes', async () => {
    const path = 'forms/hurry.form.json';
    const before = (await loadBundleFromFiles(files)).release!;
    const changed = (await loadBundleFromFiles({ ...files, [path]: `${files[path]}\n` })).release!;
    expect(changed.hash).not.toBe(before.hash);
    expect(changed.forms.get('hurry')!.hash).not.toBe(before.forms.get('hurry')!.hash);
    expect(changed.forms.get('repair-result')!.hash).toBe(before.forms.get('repair-result')!.hash);
  });

  it('takes content and path apart in the hash', async () => {
    const number = files['numbers/order-no.number.json']!;
    const moved = { ...files, 'numbers/other.number.json': number.replace('"order-no"', '"other"') };
    expect((await loadBundleFromFiles(moved)).release!.hash).not.toBe(
      (await loadBundleFromFiles(files)).release!.hash,
    );
  });

  it('tells all mistakes at once and gives no release', async () => {
    const { release, findings } = await loadBundleFromFiles({
      ...files,
      'bundle.json': '{',
      'views/repairs.view.json': '{}',
      'processes/repair.bpmn': '<no',
    });
    expect(release).toBeNull();
    expect(new Set(findings.map(({ file }) => file))).toEqual(
      new Set(['bundle.json', 'views/repairs.view.json', 'processes/repair.bpmn']),
    );
  });

  it('asks for bundle.json', async () => {
    const { release, findings } = await loadBundleFromFiles({});
    expect(release).toBeNull();
    expect(findings).toEqual([
      expect.objectContaining({ file: 'bundle.json', message: '缺少 bundle.json。' }),
    ]);
  });

  describe('of a folder', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(path.join(os.tmpdir(), 'bundle-'));
      await cp('test/definitions-example', folder, { recursive: true });
    });
    afterAll(() => rm(folder, { recursive: true }));

    it('leaves out documentation and hidden files, and nothing else', async () => {
      await writeFile(path.join(folder, 'README.md'), '# not part of a release');
      await writeFile(path.join(folder, '.DS_Store'), '');
      expect((await loadBundle(folder)).release!.files).toEqual(files);
      await writeFile(path.join(folder, 'notes.txt'), '');
      expect((await loadBundle(folder)).findings).toEqual([
        expect.objectContaining({ file: 'notes.txt', rule: 'unknown-file' }),
      ]);
    });
  });
});

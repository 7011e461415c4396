import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { MalformedBundle, readBundleFiles, ReleaseService } from '../../../platform/definitions/index.js';
import { Clock, Config } from '../../../platform/kernel/index.js';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'bundle-'));
  await cp('test/definitions-example', folder, { recursive: true });
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function startService(): Promise<ReleaseService> {
  const config = new Config({
    ...Config.fromEnvironment({}, []).settings,
    definitionsFolder: folder,
  });
  const service = new ReleaseService(database.sql, config, new Clock());
  await service.onModuleInit();
  return service;
}

async function changeFolder(): Promise<void> {
  const file = path.join(folder, 'numbers/order-no.number.json');
  await writeFile(file, JSON.stringify({ id: 'order-no', title: '单号', pattern: 'W-{seq:4}' }));
}

async function stored(): Promise<{ hash: string; current: boolean }[]> {
  return database.sql.query('SELECT hash, current FROM releases ORDER BY published_at');
}

describe('release service', () => {
  it('publishes the folder as the first release', async () => {
    const service = await startService();
    expect(service.current().bundle.title).toBe('设备报修');
    expect(await stored()).toEqual([{ hash: service.current().hash, current: true }]);
  });

  it('publishes nothing new when the folder is as before', async () => {
    const first = await startService();
    const second = await startService();
    expect(second.current().hash).toBe(first.current().hash);
    expect(await stored()).toHaveLength(1);
  });

  it('publishes a changed folder, and keeps the old release for running instances', async () => {
    const old = (await startService()).current();
    await changeFolder();
    const service = await startService();
    expect(service.current().hash).not.toBe(old.hash);
    expect(await stored()).toEqual([
      { hash: old.hash, current: false },
      { hash: service.current().hash, current: true },
    ]);
    const kept = await service.byHash(old.hash);
    expect(kept.numbers.get('order-no')!.pattern).toBe('WX-{yyyy}-{seq:4}');
    expect(await service.byHash(old.hash)).toBe(kept);
  });

  it('makes an old release current again when the folder goes back', async () => {
    const old = (await startService()).current();
    await changeFolder();
    await startService();
    await rm(folder, { recursive: true });
    await cp('test/definitions-example', folder, { recursive: true });
    await startService();
    expect((await stored()).filter(({ current }) => current)).toEqual([{ hash: old.hash, current: true }]);
  });

  it('publishes once when two servers start at the same moment', async () => {
    await Promise.all([startService(), startService(), startService()]);
    expect(await stored()).toHaveLength(1);
  });

  it('refuses to start with a malformed folder, naming file, place and rule', async () => {
    const before = (await startService()).current();
    await writeFile(path.join(folder, 'views/repairs.view.json'), '{ "id": "repairs" }');
    const refusal = await startService().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MalformedBundle);
    expect((refusal as Error).message).toContain('views/repairs.view.json › columns [schema] 缺少这一项');
    expect(await stored()).toEqual([{ hash: before.hash, current: true }]);
  });

  it('refuses to start when a name leads nowhere', async () => {
    await rm(path.join(folder, 'forms/hurry.form.json'));
    await expect(startService()).rejects.toThrow(
      'processes/repair.bpmn › hurry [unresolved-name] 找不到表单“hurry”',
    );
    expect(await stored()).toEqual([]);
  });

  it('does not know a release that was never published', async () => {
    const service = await startService();
    await expect(service.byHash('0'.repeat(64))).rejects.toThrow('没有版本为');
  });

  it('refuses a release whose content was changed in the database', async () => {
    const old = (await startService()).current();
    await changeFolder();
    const service = await startService();
    await database.sql.query(
      `UPDATE releases SET content = content - 'numbers/order-no.number.json' WHERE hash = $1`,
      [old.hash],
    );
    await expect(service.byHash(old.hash)).rejects.toThrow('与其校验值不一致');
  });

  it('publishes texts that come from elsewhere', async () => {
    const service = await startService();
    const files = await readBundleFiles(folder);
    files['numbers/more.number.json'] = JSON.stringify({
      id: 'more',
      title: '更多',
      pattern: '{seq:3}',
    });
    const release = await service.publish(files, '草稿');
    expect(service.current()).toBe(release);
    expect((await stored()).find(({ current }) => current)?.hash).toBe(release.hash);
  });
});

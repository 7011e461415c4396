import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { migrate } from '../../../platform/kernel/index.js';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';

describe('migrate', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    // inside the project, so that the test runner compiles it
    folder = await mkdtemp(path.resolve('test/platform/kernel/migrations-'));
    await cp('platform/kernel/migrations', folder, { recursive: true });
  });
  afterAll(async () => {
    await database.drop();
    const { rm } = await import('node:fs/promises');
    await rm(folder, { recursive: true });
  });
  const write = (name: string, body: string) =>
    writeFile(path.join(folder, name), `export async function up({ sql, tx }) { ${body} }`);

  it('runs what is new in order, once, also when two servers start together', async () => {
    await write('901-first.ts', "await sql.query('CREATE TABLE first (n int)', [], tx);");
    await write('902-second.ts', "await sql.query('INSERT INTO first VALUES (1)', [], tx);");
    const ran = await Promise.all([migrate(database.sql, folder), migrate(database.sql, folder)]);
    expect(ran.flat()).toEqual(['901-first', '902-second']);
    expect(await database.sql.query('SELECT n FROM first')).toEqual([{ n: 1 }]);
  });

  it('leaves nothing behind when one of them fails', async () => {
    await write('903-third.ts', "await sql.query('CREATE TABLE third (n int)', [], tx);");
    await write('904-broken.ts', "await sql.query('CREATE TABLE broken (', [], tx);");
    await expect(migrate(database.sql, folder)).rejects.toThrow('904-broken');
    expect(await database.sql.query("SELECT to_regclass('third') AS third")).toEqual([{ third: null }]);
  });
});

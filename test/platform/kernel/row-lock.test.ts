import { createTestDatabase, type TestDatabase } from '../../support/index.js';
import { RowLock } from '../../../platform/kernel/index.js';

const lock = new RowLock(
  (keys) => `SELECT name, size FROM things WHERE name IN ${keys} ORDER BY name FOR UPDATE`,
  { column: 'name', type: 'text' },
  'size',
);

describe('a lock of rows by their keys', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.sql.query('CREATE TABLE things (name text PRIMARY KEY, size int)');
    await database.sql.query(`INSERT INTO things SELECT 'n' || n, n FROM generate_series(10, 2000) n`);
    await database.sql.query('ANALYZE things');
  });
  afterAll(() => database.drop());

  const keys = (count: number): string[] => Array.from({ length: count }, (_, index) => `n${index + 10}`);
  const locked = (names: readonly string[], skipLocked = false): Promise<string[]> =>
    database.sql.transaction(async (tx) =>
      (await tx.send(lock.statement(names, skipLocked))).rows.map((row) => lock.keyOf(row)),
    );

  it.each([1, 2, 3, 5, 16])('locks %i rows', async (count) => {
    expect(await locked(keys(count))).toEqual(keys(count));
  });

  it('locks what is there, once', async () => {
    expect(await locked(['n12', 'nobody', 'n12'])).toEqual(['n12']);
  });

  it('leaves out what somebody else has locked, where it is told to', async () => {
    const holder = await database.sql.begin();
    await holder.send(lock.statement(['n11'], false));
    expect(await locked(keys(3), true)).toEqual(['n10', 'n12']);
    await holder.rollback();
  });

  it('refuses more keys than it is prepared for', () => {
    expect(() => lock.statement(keys(17), false)).toThrow('at most 16');
  });

  it.each([1, 3, 16])('is planned once, with %i keys', async (count) => {
    const [prepared] = await database.sql.transaction(async (tx) => {
      const { name } = lock.statement(keys(count), false);
      for (let turn = 0; turn < 12; turn += 1) await tx.send(lock.statement(keys(count), false));
      return database.sql.query<{ count: number }>(
        'SELECT generic_plans::int AS count FROM pg_prepared_statements WHERE name = $1',
        [name],
        tx,
      );
    });
    // the first five are always planned with their values
    expect(prepared!.count).toBeGreaterThanOrEqual(7);
  });
});

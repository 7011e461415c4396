import { createTestDatabase, type TestDatabase } from '../../support/index.js';
import { migrate } from '../../../platform/kernel/index.js';

describe('sql', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('binds values and reads PostgreSQL types', async () => {
    const [row] = await database.sql.query<Record<string, unknown>>(
      'SELECT $1::text AS text, $2::jsonb AS json, $3::text[] AS list, $4::timestamptz AS at, 1.50::numeric AS money',
      ["'; DROP TABLE people; --", { 甲: [1] }, ['a', 'b'], new Date(0)],
    );
    expect(row).toEqual({
      text: "'; DROP TABLE people; --",
      json: { 甲: [1] },
      list: ['a', 'b'],
      at: new Date(0),
      money: '1.50',
    });
  });

  it('rolls back a transaction whose work throws', async () => {
    const { sql } = database;
    await expect(
      sql.transaction(async (tx) => {
        await sql.query("INSERT INTO counters VALUES ('a', 1)", [], tx);
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await sql.query('SELECT * FROM counters')).toEqual([]);
  });

  it('prepares a statement once and gives its connection back', async () => {
    const { sql } = database;
    for (let n = 0; n < 30; n += 1) {
      expect(await sql.prepared('SELECT $1::int + 1 AS next', [n])).toEqual([{ next: n + 1 }]);
    }
  });

  it('gives its connection back after an error', async () => {
    const { sql } = database;
    for (let n = 0; n < 20; n += 1) await expect(sql.query('SELECT nothing')).rejects.toThrow('nothing');
    expect(await sql.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('runs no migration twice', async () => {
    expect(await migrate(database.sql)).toEqual([]);
  });
});

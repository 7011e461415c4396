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

  it('sends nothing for a transaction without statements', async () => {
    const { sql } = database;
    expect(await sql.transaction(() => Promise.resolve('done'))).toBe('done');
    expect(await sql.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('commits what was sent later, also when nothing follows it', async () => {
    const { sql } = database;
    await sql.transaction(async (tx) => {
      await sql.query('SELECT 1', [], tx);
      sql.later('INSERT INTO counters VALUES ($1, 1)', ['later'], tx, (fault) => fault);
    });
    expect(await sql.query('SELECT * FROM counters WHERE key = $1', ['later'])).toHaveLength(1);
    await sql.execute('DELETE FROM counters WHERE key = $1', ['later']);
  });

  it('sends what waits before the next statement, which sees it', async () => {
    const { sql } = database;
    const seen = await sql.transaction(async (tx) => {
      sql.later('INSERT INTO counters VALUES ($1, 1)', ['seen'], tx, (fault) => fault);
      const rows = await sql.query('SELECT key FROM counters', [], tx);
      await sql.execute('DELETE FROM counters WHERE key = $1', ['seen'], tx);
      return rows;
    });
    expect(seen).toEqual([{ key: 'seen' }]);
  });

  it('commits nothing when what was sent later fails, and says why in the words of its sender', async () => {
    const { sql } = database;
    const refused = sql.transaction(async (tx) => {
      await sql.query("INSERT INTO counters VALUES ('before', 1)", [], tx);
      sql.later('INSERT INTO counters VALUES ($1, $2)', ['broken', null], tx, (fault) =>
        Object.assign(new Error('explained'), { cause: fault }),
      );
    });
    await expect(refused).rejects.toMatchObject({ message: 'explained', cause: { code: '23502' } });
    expect(await sql.query('SELECT * FROM counters')).toEqual([]);
    expect(await sql.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('leaves out what waits when its work throws', async () => {
    const { sql } = database;
    const stopped = sql.transaction(async (tx) => {
      sql.later('INSERT INTO counters VALUES ($1, 1)', ['never'], tx, (fault) => fault);
      await Promise.reject(new Error('stop'));
    });
    await expect(stopped).rejects.toThrow('stop');
    expect(await sql.query('SELECT * FROM counters')).toEqual([]);
  });

  it('does not pass for committed what PostgreSQL rolled back', async () => {
    const { sql } = database;
    const swallowed = sql.transaction(async (tx) => {
      await sql.query("INSERT INTO counters VALUES ('lost', 1)", [], tx);
      await sql.query('SELECT nothing', [], tx).catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow('Expected the transaction to commit');
    expect(await sql.query('SELECT * FROM counters')).toEqual([]);
  });

  it('prepares a statement anew when its first try failed or its rows have changed', async () => {
    const { sql } = database;
    const text = 'SELECT * FROM shapes WHERE a = $1';
    await expect(sql.prepared(text, [1])).rejects.toMatchObject({ code: '42P01' });
    await sql.query('CREATE TABLE shapes AS SELECT 1 AS a');
    expect(await sql.prepared(text, [1])).toEqual([{ a: 1 }]);
    await sql.query('ALTER TABLE shapes ADD b text DEFAULT $$new$$');
    await expect(sql.prepared(text, [1])).rejects.toMatchObject({ code: '0A000' });
    expect(await sql.prepared(text, [1])).toEqual([{ a: 1, b: 'new' }]);
    await sql.query('DROP TABLE shapes');
  });

  it('takes a connection out of use when it is lost in the middle of a transaction', async () => {
    const { sql } = database;
    const broken = sql.transaction(async (tx) => {
      const [row] = await sql.query<{ pid: number }>('SELECT pg_backend_pid() AS pid', [], tx);
      await sql.query('SELECT pg_terminate_backend($1)', [row!.pid]);
      await sql.query("INSERT INTO counters VALUES ('lost', 1)", [], tx);
    });
    await expect(broken).rejects.toThrow();
    expect(await sql.query('SELECT * FROM counters')).toEqual([]);
  });

  it('runs no migration twice', async () => {
    expect(await migrate(database.sql)).toEqual([]);
  });
});

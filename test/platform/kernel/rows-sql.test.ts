import { createTestDatabase, type TestDatabase } from '../../support/index.js';
import { RowsSql } from '../../../platform/kernel/index.js';
import { mergeStatements } from '../../../platform/kernel/database/merge-statements.js';
import type { Statement } from '../../../platform/kernel/database/statement.js';

const add = new RowsSql(
  { name: 'text', tags: 'text[]', at: 'timestamptz', more: 'jsonb' },
  (list) => `WITH row ${list} INSERT INTO things SELECT name, tags, at, more FROM row`,
);
const grow = new RowsSql(
  { name: 'text', by: 'int' },
  (list) => `WITH row ${list} UPDATE things SET size = size + row.by FROM row WHERE things.name = row.name`,
);

describe('SQL for rows', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.sql.query(
      'CREATE TABLE things (name text PRIMARY KEY, tags text[], at timestamptz, more jsonb, size int DEFAULT 0)',
    );
  });
  afterAll(() => database.drop());
  beforeEach(() => database.sql.query('TRUNCATE things'));

  const send = (statements: readonly Statement[]): Promise<void> =>
    database.sql.transaction(async (tx) => {
      for (const statement of statements) await tx.send(statement);
    });
  const things = (): Promise<object[]> =>
    database.sql.query('SELECT name, tags, at, more, size FROM things ORDER BY name');
  const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `n${index + 10}`);

  it('writes one row; what is not given is null', async () => {
    await send([add.statement({ name: 'a', tags: ['x', 'y'], more: '{"b":[1]}' })]);
    expect(await things()).toEqual([{ name: 'a', tags: ['x', 'y'], at: null, more: { b: [1] }, size: 0 }]);
  });

  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [7, 3],
    [8, 1],
    [9, 2],
    [16, 2],
    [23, 5],
  ])('writes %i rows with %i statements', async (count, statements) => {
    const joined = add.join(names(count).map((name) => add.statement({ name, tags: [], more: 'null' })));
    expect(joined).toHaveLength(statements);
    await send(joined);
    expect((await things()).map((thing) => (thing as { name: string }).name)).toEqual(names(count));
  });

  it('is planned once, whatever the number of rows', async () => {
    const prepared = await database.sql.transaction(async (tx) => {
      for (let turn = 0; turn < 12; turn += 1) {
        const rows = names(4).map((name) => grow.statement({ name, by: 1 }));
        for (const statement of grow.join(rows)) await tx.send(statement);
      }
      return database.sql.query<{ generic_plans: string; custom_plans: string }>(
        `SELECT generic_plans, custom_plans FROM pg_prepared_statements WHERE statement LIKE '%size + row.by%'`,
        [],
        tx,
      );
    });
    expect(prepared).toEqual([{ generic_plans: '7', custom_plans: '5' }]);
  });

  describe('several works’ statements', () => {
    const plain: Statement = { text: 'SELECT 1', values: [] };
    const textsOf = (statements: readonly Statement[]): string[] =>
      statements.map(({ kind, values }) =>
        kind === add ? `add ${values.length / 4}` : kind === grow ? `grow ${values.length / 2}` : 'plain',
      );
    const addOf = (name: string) => add.statement({ name, tags: [] });
    const growOf = (name: string) => grow.statement({ name, by: 1 });

    it('become one where they are of one kind, each work in its own order', async () => {
      const works = [
        [addOf('a'), growOf('a')],
        [addOf('b'), plain, growOf('b')],
        [plain, addOf('c'), growOf('c')],
      ];
      const merged = mergeStatements(works);
      expect(textsOf(merged)).toEqual(['add 2', 'grow 1', 'plain', 'grow 1', 'plain', 'add 1', 'grow 1']);
      await send(merged);
      expect((await things()).map((thing) => (thing as { size: number }).size)).toEqual([1, 1, 1]);
      expect(works.map(({ length }) => length)).toEqual([2, 3, 3]);
    });

    it('keep the explanation of a fault only where they stay alone', () => {
      const explain = (fault: unknown): unknown => fault;
      const alone = { ...addOf('a'), explain };
      expect(mergeStatements([[alone]])).toEqual([alone]);
      expect(mergeStatements([[alone], [{ ...addOf('b'), explain }]])[0]!.explain).toBeUndefined();
      expect(mergeStatements([])).toEqual([]);
    });
  });
});

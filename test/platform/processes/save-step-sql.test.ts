import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';
import { continueStep } from '../../../platform/processes/save-step-sql.js';

interface Explained {
  'QUERY PLAN': [{ Plan: { 'Total Cost': number } }];
}

describe('the statement that saves a step', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.sql.query(`
      INSERT INTO instances (id, process, release, started_at, data, engine, visited, trail_seq, trail_hash, version, updated_at)
      SELECT gen_random_uuid(), 'p', 'r', now(), '{}', '{}', '{}', 1, '', 1, now() FROM generate_series(1, 300);
      INSERT INTO tasks (id, instance_id, wait, process, element, kind, name, form, groups, status, opened_at)
      SELECT gen_random_uuid(), id, 'w' || n, 'p', 'e', 'user', 'n', 'f', '{}', CASE n WHEN 30 THEN 'open' ELSE 'completed' END,
             now() FROM instances, generate_series(1, 30) n;
      ANALYZE instances, tasks`);
  });
  afterAll(() => database.drop());

  it('is no dearer when it is planned without its values: PostgreSQL would plan it every time', async () => {
    const { text, values } = continueStep.statement({
      id: randomUUID(),
      version_before: 1,
      closed_waits: [],
      completed_task: randomUUID(),
      draft_key: 'task~1',
      draft_organisation: randomUUID(),
      answer_key: randomUUID(),
    });
    const costOf = async (explain: string, bind: readonly unknown[]): Promise<number> => {
      const [row] = await database.sql.query<Explained>(`${explain} ${text}`, bind);
      return row!['QUERY PLAN'][0].Plan['Total Cost'];
    };
    const custom = await costOf('EXPLAIN (FORMAT JSON)', values);
    const generic = await costOf('EXPLAIN (GENERIC_PLAN, FORMAT JSON)', []);
    expect(custom).toBeGreaterThan(10);
    expect(generic).toBeLessThan(custom * 1.1);
  });
});

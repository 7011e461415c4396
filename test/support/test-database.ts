import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Sql } from '../../platform/kernel/index.js';

export interface TestDatabase {
  url: string;
  sql: Sql;
  /** Closes the connections and drops the database. */
  drop(): Promise<void>;
}

/** A database of this test file's own, cloned from the migrated template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE template STRATEGY FILE_COPY`);
  const url = serverUrl(name);
  const sql = Sql.connect(url, { pool: 10 });
  return {
    url,
    sql,
    async drop() {
      await sql.close();
      await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

function serverUrl(database: string): string {
  const given = process.env['TEST_DATABASE_URL'];
  if (!given) throw new Error('TEST_DATABASE_URL is not set: run the tests with npm test');
  const url = new URL(given);
  url.pathname = `/${database}`;
  return url.href;
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl('postgres') });
  await client.connect();
  try {
    // cloning takes a lock on the template that refuses a second clone at the same moment
    await client.query('SELECT pg_advisory_lock(7100002)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}

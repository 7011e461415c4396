import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Umzug, type RunnableMigration } from 'umzug';
import type { Sql } from './sql.js';
import type { Transaction } from './transaction.js';

/** What a migration file's `up` receives; all pending migrations run in one transaction. */
export interface MigrationContext {
  sql: Sql;
  tx: Transaction;
}
interface MigrationFile {
  up(context: MigrationContext): Promise<void>;
}

const lockKey = 7_100_001;
/** `pg_input_is_valid` came with it. */
const oldestPostgres = 16;
const shippedFolder = fileURLToPath(new URL('../migrations/', import.meta.url));

/**
 * Brings the schema up to date, all or nothing. Servers that start together wait for each other at an advisory lock.
 * @returns names of the migrations that ran now
 */
export async function migrate(sql: Sql, folder = shippedFolder): Promise<string[]> {
  await requireVersion(sql);
  return sql.transaction(async (tx) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [lockKey], tx);
    await sql.query(
      'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, ran_at timestamptz NOT NULL DEFAULT now())',
      [],
      tx,
    );
    const context: MigrationContext = { sql, tx };
    const umzug = new Umzug<MigrationContext>({
      migrations: await findMigrations(folder),
      context,
      storage: {
        executed: async () =>
          (await sql.query<{ name: string }>('SELECT name FROM migrations ORDER BY name', [], tx)).map(
            (r) => r.name,
          ),
        logMigration: async ({ name }) => {
          await sql.query('INSERT INTO migrations (name) VALUES ($1)', [name], tx);
        },
        unlogMigration: async ({ name }) => {
          await sql.query('DELETE FROM migrations WHERE name = $1', [name], tx);
        },
      },
      logger: undefined,
    });
    return (await umzug.up()).map((ran) => ran.name);
  });
}

async function requireVersion(sql: Sql): Promise<void> {
  const [row] = await sql.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  const major = Math.floor(row!.version / 10_000);
  if (major < oldestPostgres) {
    throw new Error(
      `数据库应为 PostgreSQL ${oldestPostgres} 或更新的版本，实际为 ${major}，请升级后再启动。`,
    );
  }
}

/** Files `NNN-name.ts` (or `.js` once built), in order; the name stored has no extension. */
async function findMigrations(folder: string): Promise<RunnableMigration<MigrationContext>[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{3}-[a-z0-9-]+\.(ts|js)$/.test(file)).sort();
  return files.map((file) => ({
    name: path.parse(file).name,
    up: async ({ context }) => {
      const migration = (await import(pathToFileURL(path.join(folder, file)).href)) as MigrationFile;
      await migration.up(context);
    },
  }));
}

import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { EmbeddedPostgres } from '../../platform/kernel/index.js';

/** A PostgreSQL of this run's own with the durability it ships with: fsync on, synchronous commit. */
export class BenchDatabase {
  private constructor(
    private readonly folder: string,
    private readonly server: EmbeddedPostgres,
  ) {}

  static async start(): Promise<BenchDatabase> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'platform-bench-'));
    // root runs PostgreSQL as another account, which has to get in
    await chmod(folder, 0o755);
    const server = await EmbeddedPostgres.start({
      folder: path.join(folder, 'postgres'),
      database: 'bench',
      settings: { log_line_prefix: '%p|%a|' },
    });
    return new BenchDatabase(folder, server);
  }

  /** Creates an empty database. @returns its address */
  async create(name: string): Promise<string> {
    await query(this.server.url, `CREATE DATABASE ${name}`);
    const url = new URL(this.server.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async describe(): Promise<string> {
    const [row] = await query<Record<string, string>>(
      this.server.url,
      `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
              current_setting('synchronous_commit') AS commit, current_setting('shared_buffers') AS buffers`,
    );
    return `PostgreSQL ${row!['version']} (fsync ${row!['fsync']}, synchronous_commit ${row!['commit']}, shared_buffers ${row!['buffers']})`;
  }

  /** What the server wrote to its log while every statement of `work` was logged. */
  async logOf(work: () => Promise<void>): Promise<string> {
    const file = path.join(this.folder, 'postgres', 'server.log');
    await query(this.server.url, `ALTER SYSTEM SET log_statement = 'all'`, 'SELECT pg_reload_conf()');
    // the setting reaches each backend before its next statement
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = (await readFile(file, 'utf8')).length;
    await work();
    await query(this.server.url, 'ALTER SYSTEM RESET log_statement', 'SELECT pg_reload_conf()');
    await new Promise((resolve) => setTimeout(resolve, 500));
    return (await readFile(file, 'utf8')).slice(before);
  }

  /** Process id of the server, whose children are its backends. */
  async processId(): Promise<number> {
    const file = path.join(this.folder, 'postgres', 'cluster', 'postmaster.pid');
    return Number((await readFile(file, 'utf8')).split('\n')[0]);
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Runs statements one by one. @returns the rows of the last one */
export async function query<T extends object = Record<string, unknown>>(
  url: string,
  ...statements: string[]
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: T[] = [];
    for (const statement of statements) ({ rows } = await client.query<T>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

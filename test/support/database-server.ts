import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { EmbeddedPostgres, migrate, Sql } from '../../platform/kernel/index.js';

/**
 * One PostgreSQL for a whole test run, with the migrated template database. Prints its address as one line and stops
 * when its input closes: also when the test run is killed.
 */
const folder = await mkdtemp(path.join(os.tmpdir(), 'platform-test-'));
// root runs PostgreSQL as another account, which has to get in
await chmod(folder, 0o755);
const server = await EmbeddedPostgres.start({
  folder: path.join(folder, 'postgres'),
  database: 'template',
  settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
});
const sql = Sql.connect(server.url, { pool: 1 });
await migrate(sql);
await sql.close();
process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);

process.stdin.resume();
process.stdin.once('end', () => void stop());
process.on('SIGINT', () => undefined);

async function stop(): Promise<void> {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
}

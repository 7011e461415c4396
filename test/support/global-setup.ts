import { spawn } from 'node:child_process';
import path from 'node:path';

/** Starts the PostgreSQL of this test run; test files find it through TEST_DATABASE_URL. */
export default async function startDatabase(): Promise<void> {
  const support = path.resolve('test/support');
  const server = spawn(
    process.execPath,
    ['--import', path.join(support, 'typescript.mjs'), path.join(support, 'database-server.ts')],
    { stdio: ['pipe', 'pipe', 'inherit'], detached: true },
  );
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text);
    });
    server.once('exit', (code) => reject(new Error(`The test database did not start (exit code ${code})`)));
  });
  process.env['TEST_DATABASE_URL'] = (JSON.parse(line) as { url: string }).url;
  (globalThis as { testDatabase?: unknown }).testDatabase = server;
}

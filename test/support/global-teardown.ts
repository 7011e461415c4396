import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export default async function stopDatabase(): Promise<void> {
  const server = (globalThis as { testDatabase?: ChildProcess }).testDatabase;
  if (!server || server.exitCode !== null) return;
  server.stdin?.end();
  await once(server, 'exit');
}

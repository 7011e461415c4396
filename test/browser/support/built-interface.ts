import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
// @ts-expect-error a script without declarations
import { hashOf } from '../../../platform/build.mjs';

const builds = path.resolve('dist/test-interface');

/** The folder of the interface built from the sources as they are now; built once for each state of them. */
export async function builtInterface(): Promise<string> {
  const folder = path.join(builds, String(await hashOf(['ui', 'plugins', 'package-lock.json'])).slice(0, 16));
  const lock = `${folder}.building`;
  await mkdir(builds, { recursive: true });
  while (!existsSync(path.join(folder, 'index.html'))) {
    if (!(await taken(lock))) {
      await pause(300);
      continue;
    }
    try {
      await build(folder);
    } finally {
      await rm(lock, { recursive: true, force: true });
    }
  }
  return folder;
}

/** Whether this process may build. */
const taken = (lock: string): Promise<boolean> =>
  mkdir(lock).then(
    () => true,
    () => false,
  );

async function build(folder: string): Promise<void> {
  const vite = path.resolve('node_modules/vite/bin/vite.js');
  const { NODE_ENV: _, ...environment } = process.env;
  const child = spawn(
    process.execPath,
    [vite, 'build', 'ui', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    { stdio: 'inherit', env: { ...environment, NODE_OPTIONS: '' } },
  );
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error('Expected the interface to build, but it did not');
}

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformFile } from '@swc/core';

/**
 * `node platform/build.mjs` builds into `dist/`: the server, compiled, with what is not TypeScript copied beside it, and
 * the interface.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['platform', 'plugins'];
/** Run by Node as they are. */
const scripts = new Set(
  ['start', 'build', 'lint', 'rehearse', 'typescript-hooks'].map((name) => `platform/${name}.mjs`),
);

export async function buildServer() {
  for (const folder of sources) await rm(path.join(root, 'dist', folder), { recursive: true, force: true });
  const files = (await filesBelow(sources)).filter((file) => !scripts.has(file) && !file.endsWith('.d.ts'));
  await Promise.all(files.map(buildFile));
}

async function buildFile(file) {
  const from = path.join(root, file);
  const to = path.join(root, 'dist', file);
  await mkdir(path.dirname(to), { recursive: true });
  if (!file.endsWith('.ts')) return cp(from, to);
  const { code } = await transformFile(from, { configFile: path.join(root, '.swcrc') });
  return writeFile(to.replace(/\.ts$/, '.js'), code);
}

/** @throws when the interface cannot be built; the build tool has said why */
export async function buildInterface() {
  const vite = ['node_modules/vite/bin/vite.js', 'build', 'ui', '--logLevel', 'warn'];
  const building = spawn(process.execPath, vite, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(building, 'exit');
  if (code !== 0) throw new Error('构建工具没有成功，原因见上。');
}

/** One hash over the names and contents of all files below these folders, and these files. */
export async function hashOf(places) {
  const hash = createHash('sha256');
  for (const file of await filesBelow(places))
    hash.update(`${file}\0`).update(await readFile(path.join(root, file)));
  return hash.digest('hex');
}

async function filesBelow(places) {
  const found = await Promise.all(
    places.map(async (place) => {
      const entries = await readdir(path.join(root, place), { recursive: true, withFileTypes: true }).catch(
        (fault) => {
          if (fault.code === 'ENOTDIR') return null;
          if (fault.code === 'ENOENT') return [];
          throw fault;
        },
      );
      if (entries === null) return [place];
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) =>
          path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
        );
    }),
  );
  return found.flat().sort();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildServer();
  await buildInterface();
}

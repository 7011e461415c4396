import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');
/** What each part is made of; a part is built again when the content of its sources has changed. */
const parts = {
  server: { sources: ['platform', 'plugins', '.swcrc', 'package-lock.json'], build: buildServer },
  ui: { sources: ['ui', 'plugins', 'package-lock.json'], build: buildInterface },
};

/** Builds the parts that are out of date into `dist/`. */
export async function build(say = console.log, wanted = Object.keys(parts)) {
  for (const name of wanted) {
    const { sources, build: run } = parts[name];
    const stampFile = path.join(dist, `.${name}-stamp`);
    const stamp = await contentHash(sources);
    if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) continue;
    say(name === 'server' ? '正在构建服务端…' : '正在构建界面（首次约半分钟）…');
    await run();
    await mkdir(dist, { recursive: true });
    await writeFile(stampFile, stamp);
  }
}

async function buildServer() {
  const { transformFile } = await import('@swc/core');
  for (const folder of ['platform', 'plugins']) {
    const target = path.join(dist, folder);
    await rm(target, { recursive: true, force: true });
    for (const file of await filesBelow(path.join(root, folder))) {
      if (file.endsWith('.d.ts')) continue;
      const out = path.join(target, path.relative(path.join(root, folder), file)).replace(/\.ts$/, '.js');
      await mkdir(path.dirname(out), { recursive: true });
      if (file.endsWith('.ts')) await writeFile(out, (await transformFile(file)).code);
      else await cp(file, out);
    }
  }
}

async function buildInterface() {
  const vite = await import('vite');
  await vite.build({ root: path.join(root, 'ui'), logLevel: 'warn' });
}

async function contentHash(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesBelow(path.join(root, source))) {
      hash
        .update(path.relative(root, file))
        .update('\0')
        .update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

/** A file itself, or all files below a folder, in a stable order. */
async function filesBelow(place) {
  const entries = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => null);
  if (!entries) return [place];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build(console.log, process.argv.length > 2 ? process.argv.slice(2) : undefined);
}

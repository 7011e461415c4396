import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm start`: builds what is older than its sources, then runs the server in this process. Options go to the server
 * (`--demo`). Whether something is older is decided by content, so a fresh clone and a changed branch are both right.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = path.join(root, 'dist', '.stamp');
const parts = [
  {
    name: 'server',
    title: '服务端',
    sources: ['platform', 'plugins', '.swcrc', 'package-lock.json'],
    result: 'dist/platform/main.js',
    build: async () => (await import('./build.mjs')).buildServer(),
  },
  {
    name: 'ui',
    title: '界面',
    sources: ['ui', 'plugins', 'package-lock.json'],
    result: 'dist/ui/index.html',
    build: () =>
      run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'ui', '--logLevel', 'warn']),
  },
];

process.chdir(root);
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node.js 20.19 或更新的版本，当前为 ${process.versions.node}，请升级后重试。`);
  process.exit(1);
}
if (!existsSync('node_modules')) {
  console.error('还没有安装依赖，请先执行 npm ci。');
  process.exit(1);
}
await buildWhatIsOld();
process.setSourceMapsEnabled(true);
await import('../dist/platform/main.js');

async function buildWhatIsOld() {
  const { hashOf } = await import('./build.mjs');
  const stamps = JSON.parse(await readFile(stampFile, 'utf8').catch(() => '{}'));
  for (const { name, title, sources, result, build } of parts) {
    const stamp = await hashOf(sources);
    if (stamps[name] === stamp && existsSync(result)) continue;
    const started = Date.now();
    console.log(`正在构建${title}…`);
    await build();
    console.log(`${title}已构建，用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒`);
    stamps[name] = stamp;
    await mkdir(path.dirname(stampFile), { recursive: true });
    await writeFile(stampFile, JSON.stringify(stamps));
  }
}

async function run(command, args) {
  const [code] = await once(spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }), 'exit');
  if (code !== 0) {
    console.error('构建失败，以上是构建工具的说明。');
    process.exit(1);
  }
}

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
    build: 'buildServer',
  },
  {
    name: 'ui',
    title: '界面',
    sources: ['ui', 'plugins', 'package-lock.json'],
    result: 'dist/ui/index.html',
    build: 'buildInterface',
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
  const { hashOf, ...builders } = await import('./build.mjs');
  const stamps = JSON.parse(await readFile(stampFile, 'utf8').catch(() => '{}'));
  for (const { name, title, sources, result, build } of parts) {
    const stamp = await hashOf(sources);
    if (stamps[name] === stamp && existsSync(result)) continue;
    const started = Date.now();
    console.log(`正在构建${title}…`);
    await builders[build]().catch((fault) => {
      console.error(`构建${title}失败：${fault.message}`);
      process.exit(1);
    });
    console.log(`${title}已构建，用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒`);
    stamps[name] = stamp;
    await mkdir(path.dirname(stampFile), { recursive: true });
    await writeFile(stampFile, JSON.stringify(stamps));
  }
}

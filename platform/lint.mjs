import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { register } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transformFile } from '@swc/core';

/**
 * `node platform/lint.mjs <folder>` checks a definitions folder; exit code 1 when there are errors.
 * `--schemas` first writes `<folder>/schemas/`, the JSON Schemas for editors.
 * The TypeScript sources run as they are: this file is also its own module hooks.
 */

/** Sources import `./x.js`; the file beside them is `x.ts`. */
export async function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return next(source.href, context);
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transformFile(fileURLToPath(url));
  return { format: 'module', source: code, shortCircuit: true };
}

async function main(folder, writeSchemas) {
  const { describeFinding, jsonSchemas, lintBundle, readBundleFiles } =
    await import('./definitions/index.ts');
  if (writeSchemas) {
    const target = path.join(folder, 'schemas');
    await mkdir(target, { recursive: true });
    for (const [name, text] of Object.entries(jsonSchemas())) await writeFile(path.join(target, name), text);
  }
  if (!existsSync(folder)) {
    console.error(`找不到文件夹 ${folder}。`);
    return 1;
  }
  const files = await readBundleFiles(folder);
  const findings = await lintBundle(files);
  for (const finding of findings) console.log(describeFinding(finding));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  console.log(
    `已检查 ${Object.keys(files).length} 个文件：${errors} 处错误，${findings.length - errors} 处提醒。`,
  );
  return errors > 0 ? 1 : 0;
}

if (isMainThread) {
  register(import.meta.url);
  const [folder = 'definitions'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  process.exitCode = await main(folder, process.argv.includes('--schemas'));
}

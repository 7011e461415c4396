import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { register } from 'node:module';
import path from 'node:path';

/**
 * `node platform/lint.mjs <folder>` checks a definitions folder; exit code 1 when there are errors.
 * `--schemas` first writes `<folder>/schemas/`, the JSON Schemas for editors.
 * The TypeScript sources run as they are.
 */

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

register('./typescript-hooks.mjs', import.meta.url);
const [folder = 'definitions'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
process.exitCode = await main(folder, process.argv.includes('--schemas'));

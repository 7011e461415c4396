import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { isOpenToAll } from './postgres-binaries.js';

const run = promisify(execFile);
/** For what the server's account must reach and cannot reach where it is. */
export const stateFolder = '/var/lib/form-workflow-platform';

/** Who runs PostgreSQL; empty = the user of this process. */
export interface Account {
  uid?: number;
  gid?: number;
}

/** PostgreSQL refuses to run as root: then it is the account `postgres`, made when it is missing. */
export async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const read = async (): Promise<Account> => ({
    uid: Number((await run('id', ['-u', 'postgres'])).stdout),
    gid: Number((await run('id', ['-g', 'postgres'])).stdout),
  });
  try {
    return await read();
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).catch(
      (cause: unknown) => {
        throw new Error(
          '以 root 启动时需要系统账户 postgres，但创建失败；请改用普通用户启动，或先创建该账户。',
          { cause },
        );
      },
    );
    return read();
  }
}

/** The folder asked for, or one below /var/lib that belongs to it, when the server's account cannot enter it. */
export async function placeFor(folder: string, account: Account): Promise<string> {
  await mkdir(folder, { recursive: true });
  let place = folder;
  if (account.uid !== undefined) {
    const parentIsOpen = await isOpenToAll(path.dirname(folder));
    if (!parentIsOpen) {
      place = path.join(stateFolder, createHash('sha256').update(folder).digest('hex').slice(0, 16));
      await mkdir(place, { recursive: true });
      await chmod(stateFolder, 0o755);
    }
    await chown(place, account.uid, account.gid!);
  }
  await chmod(place, 0o700);
  return place;
}

/** Of the database's superuser; in a file that only the server's account can read. */
export async function readOrCreatePassword(place: string, account: Account): Promise<string> {
  const file = path.join(place, 'password');
  const existing = await readFile(file, 'utf8').catch(() => null);
  if (existing) return existing.trim();
  const password = randomBytes(18).toString('hex');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  if (account.uid !== undefined) await chown(file, account.uid, account.gid!);
  return password;
}

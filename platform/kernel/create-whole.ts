import { randomUUID } from 'node:crypto';
import { link, rm, writeFile } from 'node:fs/promises';

/**
 * Creates a file that nobody ever sees half written, and that survives a crash whole or not at all.
 * @param mode permissions of the file
 * @returns false when a file of this name is there already; it stays as it is
 */
export async function createWhole(file: string, text: string, mode = 0o600): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, text, { mode, flag: 'wx', flush: true });
    // the name comes last; of several processes that start together only one gives it
    await link(draft, file);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    return false;
  } finally {
    await rm(draft, { force: true });
  }
}

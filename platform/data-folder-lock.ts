import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** One server process at a time per data folder: a second one would take the database away from the first. */
export class DataFolderLock {
  private constructor(private readonly file: string) {}

  static async take(folder: string): Promise<DataFolderLock> {
    await mkdir(folder, { recursive: true });
    const file = path.join(folder, 'server.pid');
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (owner && owner !== process.pid && (await isOurServer(owner))) {
      throw new Error(
        `系统已经在运行（进程 ${owner}，数据目录 ${folder}）。请先停止它，或用 DATA_DIR 指定另一个目录。`,
      );
    }
    await writeFile(file, String(process.pid));
    return new DataFolderLock(file);
  }

  async release(): Promise<void> {
    await rm(this.file, { force: true });
  }
}

/** After a crash the number may belong to some other program by now. */
async function isOurServer(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return commandLine === null || commandLine.includes('main.js');
}

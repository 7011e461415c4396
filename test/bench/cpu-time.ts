import { readdir, readFile } from 'node:fs/promises';

/** CPU time by who spent it. */
export interface CpuTimes {
  serverMain: number;
  serverOthers: number;
  database: number;
  loadGenerator: number;
}

/** Linux counts in hundredths of a second, whatever the kernel's own clock. */
const ticksPerSecond = 100;

/**
 * Seconds used so far by the servers (their main threads apart), PostgreSQL with its backends, and this process.
 * Null where the system has no /proc.
 */
export async function readCpuTimes(servers: readonly number[], database: number): Promise<CpuTimes | null> {
  try {
    const threads = (await Promise.all(servers.map(threadTimes))).flat();
    const { user, system } = process.cpuUsage();
    return {
      serverMain: total(threads.filter(({ isMain }) => isMain)),
      serverOthers: total(threads.filter(({ isMain }) => !isMain)),
      database: await familyTime(database),
      loadGenerator: (user + system) / 1e6,
    };
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw fault;
  }
}

export function difference(later: CpuTimes, earlier: CpuTimes): CpuTimes {
  return mapTimes((part) => later[part] - earlier[part]);
}

export function mapTimes(value: (part: keyof CpuTimes) => number): CpuTimes {
  return {
    serverMain: value('serverMain'),
    serverOthers: value('serverOthers'),
    database: value('database'),
    loadGenerator: value('loadGenerator'),
  };
}

async function threadTimes(pid: number): Promise<{ isMain: boolean; seconds: number }[]> {
  const threads = await readdir(`/proc/${pid}/task`);
  return Promise.all(
    threads.map(async (thread) => ({
      isMain: Number(thread) === pid,
      seconds: (await statOf(`/proc/${pid}/task/${thread}/stat`))?.seconds ?? 0,
    })),
  );
}

/** Of a process and its children, those that have ended included. */
async function familyTime(pid: number): Promise<number> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(processes.map((name) => statOf(`/proc/${name}/stat`)));
  const own = await statOf(`/proc/${pid}/stat`);
  const children = stats.flatMap((stat) => (stat?.parent === pid ? [stat] : []));
  return total(children) + (own ? own.seconds + own.endedChildren : 0);
}

async function statOf(
  file: string,
): Promise<{ parent: number; seconds: number; endedChildren: number } | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  // the name before it may hold spaces
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const at = (first: number): number => (fields[first]! + fields[first + 1]!) / ticksPerSecond;
  return { parent: fields[1]!, seconds: at(11), endedChildren: at(13) };
}

function total(times: readonly { seconds: number }[]): number {
  return times.reduce((sum, { seconds }) => sum + seconds, 0);
}

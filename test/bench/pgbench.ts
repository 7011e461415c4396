import { execFile } from 'node:child_process';
import { access, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createClientRows, firstTurn, type PgbenchScript } from './pgbench-script.js';

const run = promisify(execFile);
const packaged = '/usr/lib/postgresql';

/** The program named by PGBENCH, or on the PATH, or of a packaged PostgreSQL; null when there is none. */
export async function findPgbench(): Promise<string | null> {
  const versions = await readdir(packaged).catch(() => []);
  const candidates = [
    process.env['PGBENCH'],
    ...(process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, 'pgbench')),
    ...versions.map((version) => path.join(packaged, version, 'bin', 'pgbench')),
  ];
  for (const candidate of candidates) {
    if (!candidate) continue;
    const found = await access(candidate).then(
      () => true,
      () => false,
    );
    if (found) return candidate;
  }
  return null;
}

/** pgbench with one script on one database; every run works on rows of its own. */
export class Pgbench {
  private runs = 0;

  constructor(
    private readonly program: string,
    private readonly script: PgbenchScript,
    private readonly databaseUrl: string,
    /** Instance that the rows of each client are copied from. */
    private readonly template: string,
    private readonly folder: string,
  ) {}

  async perSecond(clients: number, seconds: number): Promise<number> {
    this.runs += 1;
    await createClientRows(this.databaseUrl, this.template, this.runs, clients);
    const file = path.join(this.folder, 'completion.sql');
    await writeFile(file, this.script.text);
    const { hostname, port, username, password, pathname } = new URL(this.databaseUrl);
    const constants = { ...this.script.constants, run: String(this.runs), version: String(firstTurn) };
    const { stdout } = await run(
      this.program,
      [
        ...['--no-vacuum', '--protocol=prepared', `--file=${file}`],
        ...[`--client=${clients}`, `--jobs=${Math.min(clients, 2)}`, `--time=${seconds}`],
        ...Object.entries(constants).map(([name, value]) => `--define=${name}=${value}`),
        ...[`--host=${hostname}`, `--port=${port}`, `--username=${username}`, pathname.slice(1)],
      ],
      { env: { ...process.env, PGPASSWORD: password } },
    );
    const rate = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
    if (!rate) throw new Error(`Expected a rate from pgbench, but it printed: ${stdout}`);
    return Number(rate);
  }
}

import os from 'node:os';

/** What the figures were measured on, in one line. */
export function describeMachine(): string {
  const cpus = os.cpus();
  const [load = 0] = os.loadavg();
  return [
    `${cpus.length} cores ${cpus[0]?.model.trim() ?? 'unknown'}`,
    `${Math.round(os.totalmem() / 2 ** 30)} GB`,
    `${os.platform()} ${os.arch()}`,
    `node ${process.version}`,
    `load at start ${load.toFixed(1)}`,
  ].join(' · ');
}

import { InstanceRepository } from '../../../platform/processes/instance-repository.js';
import { RecomputeInstance } from '../../../platform/processes/recompute-instance.js';
import { TrailLog } from '../../../platform/trail/index.js';
import type { TestApp } from '../../support/index.js';

/** Computes every instance again from its trail; how many there were of each process. */
export async function recomputeAll(app: TestApp): Promise<Record<string, number>> {
  const rows = await app.kernel.sql.query<{ id: string }>('SELECT id FROM instances ORDER BY started_at, id');
  const counts: Record<string, number> = {};
  for (const { id } of rows) {
    const instance = (await app.get(InstanceRepository).find(id))!;
    const links = await app.get(TrailLog).read(id);
    const { process, title } = instance;
    const result = await app.get(RecomputeInstance).run(instance, links);
    expect({ process, title, ...result }).toEqual({
      process,
      title,
      recomputed: links.length,
      differs: null,
      unknownFrom: null,
    });
    counts[process] = (counts[process] ?? 0) + 1;
  }
  return counts;
}

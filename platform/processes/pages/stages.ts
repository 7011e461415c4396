import type { CompiledProcess } from '../../engine/index.js';
import type { InstanceHead } from '../../kernel/index.js';
import type { Instance } from '../instance.js';

type Stage = InstanceHead['stages'][number];

/** The step bar: labels in the order of the process property `stages`, their status from where the tokens have been. */
export function stagesOf(process: CompiledProcess, instance: Pick<Instance, 'visited' | 'endedAt'>): Stage[] {
  const labels = (process.properties['stages'] ?? '').split(',').map((label) => label.trim());
  const stages = labels.filter(Boolean).map((label) => stageOf(label, process, instance));
  const last = stages.findLastIndex((stage) => stage.status !== 'todo');
  return stages.map((stage, index) =>
    stage.status === 'todo' && (index < last || instance.endedAt !== null)
      ? { ...stage, status: 'skipped' }
      : stage,
  );
}

function stageOf(
  label: string,
  process: CompiledProcess,
  { visited, endedAt }: Pick<Instance, 'visited' | 'endedAt'>,
): Stage {
  const visits = Object.values(process.elements)
    .filter((element) => element.properties['stage'] === label)
    .flatMap((element) => visited.elements[element.id] ?? []);
  if (visits.length === 0) return { label, status: 'todo', at: null };
  const open = visits.find((visit) => visit.left === null);
  if (open && endedAt === null) return { label, status: 'current', at: open.entered };
  return { label, status: 'done', at: latest(visits.map((visit) => visit.left ?? visit.entered)) };
}

/** All are written with the same offset, so text order is time order. */
function latest(instants: string[]): string {
  return instants.reduce((last, instant) => (instant > last ? instant : last));
}

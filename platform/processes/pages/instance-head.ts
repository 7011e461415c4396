import type { Json, Variables } from '../../engine/index.js';
import type { Release } from '../../definitions/index.js';
import type { InstanceHead } from '../../kernel/index.js';
import type { Instance } from '../instance.js';
import { evaluateProperty, stepContext } from '../roots.js';
import { stagesOf } from './stages.js';

/**
 * What stands on top of every page about an instance. `readable` is its data as the reader may see it, so that a fact
 * never tells more than the reader's rules do.
 */
export function headOf(
  release: Release,
  instance: Instance,
  subject: Instance | null,
  readable: Variables,
  now: string,
): InstanceHead {
  const { compiled } = release.processes.get(instance.process)!;
  const facts = compiled.properties['facts'];
  const context = stepContext(release, { ...instance, data: readable }, subject, now);
  return {
    id: instance.id,
    process: instance.process,
    processName: compiled.name,
    number: instance.number,
    title: instance.title,
    state: instance.state,
    organisation: instance.organisation,
    startedAt: instance.startedAt,
    endedAt: instance.endedAt,
    facts: facts === undefined ? [] : asFacts(evaluateProperty(facts, context)),
    stages: stagesOf(compiled, instance),
  };
}

/** Facts without a value are left out. */
export function asFacts(value: Json): { label: string; value: string }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return [];
    const { label, value: content } = item;
    if (typeof label !== 'string' || content === null || content === undefined || content === '') return [];
    return [{ label, value: typeof content === 'string' ? content : JSON.stringify(content) }];
  });
}

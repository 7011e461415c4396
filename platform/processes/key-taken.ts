import type { Release } from '../definitions/index.js';
import { refuse, type Refusal } from '../kernel/index.js';
import { fillTemplate } from './check-guard.js';
import type { Instance } from './instance.js';
import { stepContext } from './roots.js';

/** The refusal of a second instance with the same business key, in the words of the process. */
export function keyTaken(
  release: Release,
  instance: Instance,
  subject: Instance | null,
  cause?: unknown,
): Refusal {
  const { keyMessage } = release.processes.get(instance.process)!.compiled.properties;
  const context = stepContext(release, instance, subject, instance.startedAt);
  const message = fillTemplate(keyMessage ?? '已有同一事项正在办理，不能重复发起。', context);
  return refuse('key-taken', { message }, {}, { cause });
}

import type { Transaction } from '../kernel/index.js';
import type { InstanceRepository } from './instance-repository.js';
import type { Instance } from './instance.js';

/** Locks an instance to be changed, its subject (shared) before it: the order that every command keeps. */
export async function lockInOrder(
  instances: InstanceRepository,
  instanceId: string,
  tx: Transaction,
): Promise<{ instance: Instance | null; subject: Instance | null }> {
  const subjectId = await instances.subjectIdOf(instanceId, tx);
  const subject = subjectId ? await instances.lockShared(subjectId, tx) : null;
  return { instance: await instances.lock(instanceId, tx), subject };
}

import type { CompiledProcess, OpenedTask } from '../engine/index.js';
import { refuse } from '../kernel/index.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A step for nobody, or by mistake for everybody, must not be opened: an `organisation` that the model asks for but that
 * evaluates to nothing is a fault of the definitions.
 */
export function checkTask(task: OpenedTask, process: CompiledProcess): void {
  const { organisation } = process.elements[task.element]?.properties ?? {};
  const unknown = task.organisation === null ? organisation !== undefined : !uuid.test(task.organisation);
  if (unknown) throw refuse('process-cannot-continue', { message: `环节“${task.name}”的办理单位无法确定。` });
  if (task.assignee !== null && !uuid.test(task.assignee)) {
    throw refuse('process-cannot-continue', { message: `环节“${task.name}”的办理人无法确定。` });
  }
}

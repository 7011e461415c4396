import { hashOf, type TrailLog, type TrailRow } from '../trail/index.js';
import { filesIn } from '../files/index.js';
import { recordReplay } from './record-replay.js';
import type { Step, StepOutcome } from './step.js';

/** Makes the next link of the instance's trail and moves the instance's own head to it. */
export function linkTrail(trail: TrailLog, step: Step, { instance, moved, inputs }: StepOutcome): TrailRow {
  const { actor, command } = step;
  const caught = command.element ?? moved[0] ?? null;
  const row = trail.link(
    {
      instance: instance.id,
      seq: instance.trail.seq + 1,
      at: step.now,
      command: command.kind,
      element: caught,
      title: command.title ?? nameOf(step, caught),
      task: command.task,
      actor: {
        person: actor.person,
        organisation: actor.organisation && { id: actor.organisation.id, name: actor.organisation.name },
        roles: actor.roles,
      },
      release: instance.release,
      form: command.form,
      moved,
      files: filesIn(command.data).map((file) => file.sha256),
      stateHash: hashOf(instance.engine),
      previous: instance.trail.hash,
    },
    { data: command.data, replay: recordReplay(step, inputs) },
    // what was submitted while it was secret stays encrypted, also by the step that opens it
    instance.sealed || step.instance.sealed,
  );
  instance.trail = { seq: row.seq, hash: row.hash };
  return row;
}

/** A message is known to people by the event that catches it. */
function nameOf({ release, instance }: Step, element: string | null): string {
  const { compiled } = release.processes.get(instance.process)!;
  return (element && compiled.elements[element]?.name) || compiled.name;
}

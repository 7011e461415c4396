import { Injectable } from '@nestjs/common';
import { BehaviourRegistry } from '../behaviours/index.js';
import { refuse, type Explain } from '../kernel/index.js';
import type { Task } from '../tasks/index.js';
import { TrailLog } from '../trail/index.js';
import { keyTaken } from './key-taken.js';
import { CalledProcesses } from './called-processes.js';
import { isViolation } from './is-violation.js';
import { linkTrail } from './link-trail.js';
import { MessageDelivery } from './message-delivery.js';
import { runStep } from './run-step.js';
import { StepSaver, type StepExtras } from './save-step.js';
import { isVersionConflict } from './save-step-sql.js';
import type { Step, StepOutcome } from './step.js';

/** What a command adds once the step has run and before it is written, for example its answer. */
export type ExtrasOf = (outcome: StepOutcome) => StepExtras | Promise<StepExtras>;

/** Runs one step and writes it, all in the command's transaction. */
@Injectable()
export class StepExecutor {
  constructor(
    private readonly behaviours: BehaviourRegistry,
    private readonly saver: StepSaver,
    private readonly trail: TrailLog,
    private readonly delivery: MessageDelivery,
    private readonly called: CalledProcesses,
  ) {}

  async execute(
    step: Step,
    extrasOf: ExtrasOf = () => ({}),
  ): Promise<{ outcome: StepOutcome; opened: Task[] }> {
    return this.run(step, extrasOf, (fault) => explained(fault, step));
  }

  /** A step of another instance within the same command; whoever caused it may go on without it. */
  private readonly executeInside = (step: Step): Promise<{ outcome: StepOutcome }> =>
    this.run(step, () => ({}));

  /** @param late see `StepSaver.save` */
  private async run(
    step: Step,
    extrasOf: ExtrasOf,
    late?: Explain,
  ): Promise<{ outcome: StepOutcome; opened: Task[] }> {
    try {
      const outcome = await runStep(step, {
        behaviours: this.behaviours,
        insertPreliminary: (...started) => this.saver.insertPreliminary(...started),
        deliver: (...message) => this.delivery.deliver(...message, this.executeInside),
        call: (...call) => this.called.start(...call, this.executeInside),
      });
      const link = linkTrail(this.trail, step, outcome);
      outcome.instance.version += 1;
      const opened = await this.saver.save(step, outcome, link, await extrasOf(outcome), late);
      await this.followCalls(step, outcome);
      return { outcome, opened };
    } catch (fault) {
      throw explained(fault, step);
    }
  }

  private async followCalls(step: Step, { instance, closedWaits }: StepOutcome): Promise<void> {
    const hadStarted = step.instance.version > 0;
    if (!hadStarted) return;
    if (instance.endedAt !== null) await this.called.finish(step, instance, this.executeInside);
    const { elements } = step.release.processes.get(instance.process)!.compiled;
    const calls = Object.values(elements).some(({ calledProcess }) => calledProcess !== undefined);
    if (calls && closedWaits.length > 0) {
      await this.called.cancel(step, instance, closedWaits, this.executeInside);
    }
  }
}

/** What PostgreSQL refuses to save, in the words of the process. */
function explained(fault: unknown, { release, instance, subject }: Step): unknown {
  if (isVersionConflict(fault)) return refuse('version-conflict', {}, {}, { cause: fault });
  return isViolation(fault, 'instances_business_key') ? keyTaken(release, instance, subject, fault) : fault;
}

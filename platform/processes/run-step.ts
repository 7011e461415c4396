import { advance, type Effect, type EngineInput, type StepSuccess, type Variables } from '../engine/index.js';
import { refuse } from '../kernel/index.js';
import { BehaviourError, type BehaviourRegistry, type OutgoingMessage } from '../behaviours/index.js';
import { applyAdvance, startOutcome } from './apply-advance.js';
import type { Instance } from './instance.js';
import { evaluateInstanceProperties } from './instance-properties.js';
import { constantsOf, stepContext } from './roots.js';
import type { Step, StepOutcome } from './step.js';

/** What a running step needs of the outside, all of it inside the command's transaction. */
export interface StepPorts {
  behaviours: BehaviourRegistry;
  /** Writes the row of a new instance, so that what behaviours make can refer to it. */
  insertPreliminary(step: Step, instance: Instance): Promise<void>;
  deliver(message: OutgoingMessage, step: Step, sender: Instance): Promise<{ delivered: number }>;
  /** Starts a called process; null while it has not ended. */
  call(
    call: { wait: string; process: string; input: Variables },
    step: Step,
    caller: Instance,
  ): Promise<Variables | null>;
}

const effectLimit = 1_000;

/** Drives the engine and the behaviours until the instance waits for somebody or something else. Saves nothing. */
export async function runStep(step: Step, ports: StepPorts): Promise<StepOutcome> {
  const outcome = startOutcome(step.instance);
  const pending = [...advanceOnce(step, outcome, step.input).effects];
  for (let count = 0; pending.length > 0; count += 1) {
    if (count === effectLimit)
      throw refuse('process-cannot-continue', { message: '自动步骤过多，疑似循环。' });
    const effect = pending.shift()!;
    if (!outcome.waits.has(effect.id)) continue;
    if (!outcome.inserted) await ports.insertPreliminary(step, outcome.instance);
    outcome.inserted = true;
    const answer = await perform(effect, step, outcome.instance, ports);
    if (answer) pending.push(...advanceOnce(step, outcome, answer).effects);
  }
  return outcome;
}

function advanceOnce(step: Step, outcome: StepOutcome, input: EngineInput): StepSuccess {
  const { instance } = outcome;
  const process = step.release.processes.get(instance.process)!.compiled;
  const context = stepContext(step.release, instance, step.subject, step.now);
  const result = advance(process, outcome.started ? instance.engine : null, input, context);
  if (!result.ok)
    throw refuse('process-cannot-continue', { message: result.message }, {}, { cause: result.code });
  applyAdvance(outcome, result, step.now);
  outcome.inputs.push(input);
  instance.trail = { ...instance.trail, inputs: outcome.inputs.length };
  evaluateInstanceProperties(instance, step);
  return result;
}

/** @returns what the engine is told; null when the answer comes with a later command */
async function perform(
  effect: Effect,
  step: Step,
  instance: Instance,
  ports: StepPorts,
): Promise<EngineInput | null> {
  if (effect.kind === 'call') {
    const { id: wait, type: process, input } = effect;
    const result = await ports.call({ wait, process, input }, step, instance);
    return result && { kind: 'behaviour', wait, result };
  }
  try {
    const result = await ports.behaviours.run(effect.type, effect.input, {
      tx: step.tx,
      release: step.release,
      now: step.now,
      actor: step.actor,
      instance: {
        id: instance.id,
        process: instance.process,
        organisation: instance.organisation,
        sealed: instance.sealed,
      },
      roots: { ...instance.data, ...constantsOf(step.release, instance, step.subject) },
      deliver: (message) => ports.deliver(message, step, instance),
    });
    return { kind: 'behaviour', wait: effect.id, result };
  } catch (fault) {
    if (!(fault instanceof BehaviourError)) throw fault;
    return { kind: 'error', wait: effect.id, code: fault.code, message: fault.message };
  }
}

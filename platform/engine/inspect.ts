import type { RuntimeProcess } from './compile/graph.js';
import { Step } from './run/step.js';
import { visibleLocals } from './run/variables.js';
import { describeEffect, describeSubscription, describeTask, describeTimer, tokenOf } from './run/waits.js';
import { openState } from './state.js';
import type {
  CompiledProcess,
  Effect,
  EngineState,
  OpenedTask,
  ScheduledTimer,
  StepContext,
  Subscription,
  Variables,
  Wait,
} from './types.js';

/** Open waits with their details, as they are evaluated now; conditions have none. */
export interface WaitDescriptions {
  tasks: OpenedTask[];
  timers: ScheduledTimer[];
  subscriptions: Subscription[];
  effects: Effect[];
}

/** Everything that waits, in the order in which it was opened. */
export function openWaits(state: EngineState): Wait[] {
  return openState(state).waits.map(({ id, k, e }) => ({ id, kind: k, element: e }));
}

/**
 * The details of every open wait. Due instants and message keys are those of the opening; the rest (who may do a
 * task, its due date, an effect's type) is evaluated again over `context`.
 * @throws StepRefused when such an expression fails over this context.
 */
export function describeWaits(
  process: CompiledProcess,
  state: EngineState,
  context: StepContext,
): WaitDescriptions {
  const step = new Step(process as RuntimeProcess, openState(state), context);
  const descriptions: WaitDescriptions = { tasks: [], timers: [], subscriptions: [], effects: [] };
  for (const wait of step.waits.all()) {
    if (wait.k === 'user' || wait.k === 'action') descriptions.tasks.push(describeTask(step, wait));
    else if (wait.k === 'timer') descriptions.timers.push(describeTimer(wait));
    else if (wait.k === 'condition') continue;
    else if (wait.k === 'behaviour' || wait.k === 'call')
      descriptions.effects.push(describeEffect(step, wait));
    else descriptions.subscriptions.push(describeSubscription(wait));
  }
  return descriptions;
}

/** Local variables that the expressions of a wait see besides the instance's (multi-instance element, inputs). */
export function localVariables(process: CompiledProcess, state: EngineState, waitId: string): Variables {
  const step = new Step(process as RuntimeProcess, openState(state), { now: '', variables: {} });
  const wait = step.waits.get(waitId);
  return wait ? visibleLocals(step, tokenOf(step, wait)) : {};
}

/** Elements that hold a token now, each once; what a diagram marks. */
export function tokens(_process: CompiledProcess, state: EngineState): { active: string[] } {
  return { active: [...new Set(openState(state).tokens.map(({ e }) => e))] };
}

import { toResult } from '../advance.js';
import type { FlowNode, RuntimeProcess } from '../compile/graph.js';
import { describeWaits, type WaitDescriptions } from '../inspect.js';
import { StepRefused } from '../run/refusal.js';
import { settle } from '../run/settle.js';
import { Step } from '../run/step.js';
import { applyInputs } from '../run/variables.js';
import { openState, type InstanceState, type Token } from '../state.js';
import type { CompiledProcess, EngineState, StepContext, StepSuccess } from '../types.js';
import { carryWaits } from './carry-waits.js';
import { checkBalance } from './check-balance.js';
import { checkElements, checkState } from './check-elements.js';
import { ElementMapping, type ElementIds } from './element-mapping.js';
import type { MigrationRefusal, MigrationResult } from './migration.js';
import { renameElements } from './rename-elements.js';

/**
 * Takes a running instance from one version of its process to another. Tokens stay where they are: on the element of the
 * same id, or on the one that `ids` names. Pure like `advance`; refused, with all reasons at once, where a token or a
 * record would be lost, doubled or stuck; then the old state still holds.
 * @param context what is opened newly is evaluated over it, timers are planned from its `now`
 */
export function migrate(
  state: EngineState,
  from: CompiledProcess,
  to: CompiledProcess,
  context: StepContext,
  ids: ElementIds = {},
): MigrationResult {
  const mapping = new ElementMapping(from as RuntimeProcess, to as RuntimeProcess, ids);
  const old = openState(state);
  const checks: (() => MigrationRefusal[])[] = [
    () => checkRunning(old),
    () => [...mapping.findings(), ...checkState(old, mapping.from)],
    () => checkElements(old, mapping),
    () => checkBalance(old, renameElements(old, mapping), mapping),
  ];
  for (const check of checks) {
    const refusals = check();
    if (refusals.length > 0) return { ok: false, refusals };
  }
  return carryOver(old, mapping, context);
}

function checkRunning({ status }: InstanceState): MigrationRefusal[] {
  if (status === 'running') return [];
  return [{ code: 'already-ended', message: '流程已经结束，没有可以迁移的内容。' }];
}

function carryOver(old: InstanceState, mapping: ElementMapping, context: StepContext): MigrationResult {
  try {
    const step = new Step(mapping.to, renameElements(old, mapping), context);
    for (const token of step.tokens.all()) addInputs(step, token, step.node(token.e));
    carryWaits(step, old, mapping);
    passFullJoins(step);
    settle(step);
    const result = toResult(step);
    return { ...result, kept: describeKept(old, mapping.to, result, context) };
  } catch (error) {
    if (!(error instanceof StepRefused)) throw error;
    const { element, message } = error.toResult();
    return { ok: false, refusals: [{ code: 'step-refused', ...(element ? { element } : {}), message }] };
  }
}

/** Local variables that the new process maps in besides. */
function addInputs(step: Step, token: Token, node: FlowNode): void {
  if (node.loop && token.i === undefined) return;
  const inputs = node.inputs.filter(({ target }) => !Object.hasOwn(token.v ?? {}, target));
  if (inputs.length > 0) applyInputs(step, token, { ...node, inputs });
}

/** A join whose missing branch is gone looks again. */
function passFullJoins(step: Step): void {
  for (const token of step.tokens.all()) {
    if (step.node(token.e).type === 'bpmn:ParallelGateway') step.schedule(token);
  }
}

function describeKept(
  old: InstanceState,
  process: CompiledProcess,
  { state, variables }: StepSuccess,
  context: StepContext,
): WaitDescriptions {
  const known = new Set(old.waits.map(({ id }) => id));
  const open = describeWaits(process, state, {
    ...context,
    variables: { ...context.variables, ...variables },
  });
  const wasOpen = ({ id }: { id: string }): boolean => known.has(id);
  return {
    tasks: open.tasks.filter(wasOpen),
    timers: open.timers.filter(wasOpen),
    subscriptions: open.subscriptions.filter(wasOpen),
    effects: open.effects.filter(wasOpen),
  };
}

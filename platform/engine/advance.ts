import type { RuntimeProcess } from './compile/graph.js';
import { deliver, storeEventResult, triggerWait } from './run/events.js';
import { tellState } from './run/flows.js';
import { moveToken } from './run/move-token.js';
import { StepRefused } from './run/refusal.js';
import type { MakeBook } from './run/book.js';
import { endInstance, openEventSubProcesses } from './run/scopes.js';
import { settle } from './run/settle.js';
import { Step } from './run/step.js';
import { throwError } from './run/throw-outwards.js';
import { requireWait } from './run/waits.js';
import { copyState, newState, openState, rootScopeId, sealState, type InstanceState } from './state.js';
import type {
  CompiledProcess,
  EngineInput,
  EngineState,
  StepContext,
  StepResult,
  StepSuccess,
  Variables,
} from './types.js';

/**
 * One step: takes an input, moves tokens until all of them rest, and tells what came of it. Pure and deterministic:
 * no I/O, no clock (`context.now`), no random; neither `state` nor `context` is changed.
 * @param state null only for the `start` input.
 * @returns the next state and what happened, or a refusal with a code; then the old state still holds.
 */
export function advance(
  process: CompiledProcess,
  state: EngineState | null,
  input: EngineInput,
  context: StepContext,
): StepResult {
  return takeStep(process as RuntimeProcess, state, input, context);
}

/** As `advance`; `newBook` may note what the step reads. */
export function takeStep(
  process: RuntimeProcess,
  state: EngineState | null,
  input: EngineInput,
  context: StepContext,
  newBook?: MakeBook,
): StepResult {
  try {
    const step = new Step(process, prepareState(process, state, input), context, newBook);
    apply(step, input);
    settle(step);
    return toResult(step);
  } catch (error) {
    if (error instanceof StepRefused) return error.toResult();
    throw error;
  }
}

function prepareState(process: RuntimeProcess, state: EngineState | null, input: EngineInput): InstanceState {
  if (input.kind === 'start') {
    if (state !== null) throw new StepRefused('already-started', '流程已经启动，不能再次启动。');
    return newState(process.id);
  }
  if (state === null) throw new StepRefused('not-started', '流程尚未启动，不能办理其中的事项。');
  const opened = openState(state);
  if (opened.status !== 'running')
    throw new StepRefused('already-ended', '流程已经结束，不能再办理其中的事项。');
  return copyState(opened);
}

function apply(step: Step, input: EngineInput): void {
  switch (input.kind) {
    case 'start':
      return start(step, input.element, input.result);
    case 'complete':
      return triggerWait(step, requireWait(step, input.wait, ['user', 'action']), input.result);
    case 'timer':
      return triggerWait(step, requireWait(step, input.wait, ['timer']), {});
    case 'behaviour':
      return triggerWait(step, requireWait(step, input.wait, ['behaviour', 'call']), input.result);
    case 'error': {
      const wait = requireWait(step, input.wait, ['behaviour', 'call']);
      const details: Variables = { message: input.message, ...input.variables };
      return throwError(step, step.token(wait.t!), input.code, details);
    }
    case 'message':
      return deliverMessage(step, input.name, input.correlationKey, input.variables);
    case 'signal':
      return deliverSignal(step, input.name, input.variables);
    case 'move':
      return moveToken(step, input.from, input.to);
    case 'cancel':
      return endInstance(step, 'cancelled');
  }
}

function start(step: Step, element: string | undefined, result: Variables): void {
  const { root, rootState } = step.process;
  const candidates = root.starts.filter((node) =>
    element === undefined ? node.trigger!.kind === 'none' : node.id === element,
  );
  const [node] = candidates;
  if (!node || candidates.length > 1) {
    const wanted = element === undefined ? '唯一的空开始事件' : `开始事件“${element}”`;
    const known = root.starts.map(({ id }) => id).join('、');
    throw new StepRefused('no-such-start', `流程没有${wanted}，可用的开始事件有：${known}。`, element);
  }
  const token = step.addToken({ e: node.id, s: rootScopeId });
  if (rootState) tellState(step, token, step.process.id, rootState);
  storeEventResult(step, token, node, result);
  openEventSubProcesses(step, step.scope(rootScopeId), root);
  step.schedule(token);
}

function deliverMessage(step: Step, name: string, key: string, variables: Variables): void {
  const fits = deliver(step, { k: 'message', name, key }, variables);
  if (fits === 0) refuseMessage(step, `名为“${name}”、关联键为“${key}”的消息`);
}

function deliverSignal(step: Step, name: string, variables: Variables): void {
  const fits = deliver(step, { k: 'signal', name }, variables);
  if (fits === 0) refuseMessage(step, `名为“${name}”的信号`);
}

function refuseMessage(step: Step, what: string): never {
  const awaited = step.waits
    .all()
    .filter(({ name }) => name !== undefined)
    .map(({ name }) => name);
  const known =
    awaited.length > 0 ? `正在等待的有：${[...new Set(awaited)].join('、')}` : '目前不等待任何消息';
  throw new StepRefused('message-not-expected', `流程没有在等待${what}，${known}。`);
}

/** What a step has come to. */
export function toResult(step: Step): StepSuccess {
  const state = step.toState();
  const stillOpen = ({ id }: { id: string }): boolean => step.isOpenedHere(id);
  return {
    ok: true,
    state: sealState(state),
    variables: step.written,
    waits: state.waits.map(({ id, k, e }) => ({ id, kind: k, element: e })),
    opened: {
      tasks: step.tasks.filter(stillOpen),
      timers: step.timers.filter(stillOpen),
      subscriptions: step.subscriptions.filter(stillOpen),
    },
    closed: step.closed,
    effects: step.effects.filter(stillOpen),
    events: step.events,
    ...(state.status === 'running' ? {} : { ended: state.status }),
  };
}

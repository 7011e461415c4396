import type { RuntimeProcess } from '../compile/graph.js';
import { openState } from '../state.js';
import type { CompiledProcess, EngineInput, EngineState, StepRefusal } from '../types.js';
import { elementsAfter } from './elements-after.js';
import { NormalRunning } from './normal-running.js';

/** The input that returns, or why it is not offered. */
export type ReturnAnswer = { ok: true; input: Extract<EngineInput, { kind: 'move' }> } | StepRefusal;

/** Earlier user tasks to which the work of an open wait may be returned (退回), in the order of the process. */
export function returnTargets(process: CompiledProcess, state: EngineState, wait: string): string[] {
  const { nodes } = process as RuntimeProcess;
  return [...nodes.keys()].filter((element) => returnTo(process, state, wait, element).ok);
}

/**
 * Whether the work of an open wait may be returned to an earlier user task. It may where the marking that comes of it
 * is one that the process reaches in the ordinary way: then no token is lost, none is doubled, and whatever waits for
 * others will still get them.
 * @returns the input to give to `advance`, or a refusal with the reason.
 */
export function returnTo(
  process: CompiledProcess,
  state: EngineState,
  wait: string,
  element: string,
): ReturnAnswer {
  const runtime = process as RuntimeProcess;
  const before = openState(state);
  const open = before.waits.find(({ id }) => id === wait);
  const token = before.tokens.find(({ id }) => id === open?.t);
  if (!open || !token || open.k !== 'user')
    return refuse('no-such-wait', `没有编号为“${wait}”的待办任务，不能退回：它可能刚被办理。`);
  const target = runtime.nodes.get(element);
  if (!target) return refuse('no-such-element', `流程里没有节点“${element}”，不能退回到那里。`, element);
  if (target.type !== 'bpmn:UserTask') {
    return refuse('target-not-enterable', `只能退回到用户任务，“${element}”不是用户任务。`, element);
  }
  const from = runtime.nodes.get(open.e)!;
  if (target === from || !elementsAfter(runtime, target).has(from.id)) {
    return refuse('target-not-enterable', `“${element}”不在“${from.id}”之前，不能退回到那里。`, element);
  }
  const input = { kind: 'move', from: { wait }, to: element } as const;
  const normal = NormalRunning.of(runtime);
  const moved = normal.attempt(before, input);
  if (!moved.ok) return moved;
  const after = openState(moved.state);
  const arrived = after.tokens.find(
    ({ id, e }) => e === element && !before.tokens.some((known) => known.id === id),
  );
  if (!arrived || !normal.reaches(after, arrived)) {
    return refuse(
      'unsafe-move',
      `退回到“${element}”会让流程到达正常办理到不了的状态，其他分支可能永远等不到或重复办理，因此不能退回到那里。`,
      element,
    );
  }
  return { ok: true, input };
}

function refuse(code: StepRefusal['code'], message: string, element?: string): StepRefusal {
  return element === undefined ? { ok: false, code, message } : { ok: false, code, element, message };
}

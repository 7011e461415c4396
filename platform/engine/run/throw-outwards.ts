import type { FlowNode } from '../compile/graph.js';
import type { Scope, Token } from '../state.js';
import type { Variables } from '../types.js';
import { triggerBoundary, triggerEventSubProcess } from './events.js';
import { StepRefused } from './refusal.js';
import type { Step } from './step.js';

type Thrown = 'error' | 'escalation';

/** An error ends what it comes out of; nobody catches it: the step is refused. */
export function throwError(step: Step, thrower: Token, code: string, details: Variables): void {
  if (throwOutwards(step, thrower, 'error', code, { code, ...details })) return;
  throw new StepRefused(
    'uncaught-error',
    `节点“${thrower.e}”发生错误“${code}”，流程中没有处理它的错误事件。`,
    thrower.e,
  );
}

/** An escalation that nobody catches is passed over. */
export function throwEscalation(step: Step, thrower: Token, node: FlowNode): void {
  if (node.trigger?.kind !== 'escalation') return;
  const code = node.trigger.code ?? '';
  throwOutwards(step, thrower, 'escalation', code, { code });
}

/** Looks outwards for the nearest event that catches it: on the activity, then in the scope around it, and so on. */
function throwOutwards(step: Step, thrower: Token, kind: Thrown, code: string, result: Variables): boolean {
  for (let at: Token | undefined = thrower; at; at = step.ownerOf(at.s)) {
    const node = step.node(at.e);
    const boundary = mayCatch(at) ? catching(node.boundaries, kind, code, (event) => event) : undefined;
    if (boundary) {
      triggerBoundary(step, at, boundary, undefined, result);
      return true;
    }
    const scope = step.scope(at.s);
    const start = catchingStart(step, scope, node, kind, code);
    if (start) {
      triggerEventSubProcess(step, scope, start, undefined, result);
      return true;
    }
  }
  return false;
}

/** Boundary events belong to the whole multi-instance activity, and to none that is completed and only undone. */
const mayCatch = (token: Token): boolean => token.i === undefined && !token.c;

/** An event sub-process does not catch what itself or a sibling of its scope throws while handling. */
function catchingStart(
  step: Step,
  scope: Scope,
  from: FlowNode,
  kind: Thrown,
  code: string,
): FlowNode | undefined {
  const scopeNode = scope.undo ? undefined : step.scopeNode(scope);
  if (!scopeNode || from.body?.isEventSubProcess) return undefined;
  return catching(scopeNode.eventSubProcesses, kind, code, ({ start }) => start)?.start;
}

/** Prefers the event that names the code to one that catches everything. */
function catching<T>(
  candidates: readonly T[],
  kind: Thrown,
  code: string,
  eventOf: (candidate: T) => FlowNode,
): T | undefined {
  const codeOf = (candidate: T): string | null | undefined => {
    const { trigger } = eventOf(candidate);
    return trigger?.kind === kind ? trigger.code : undefined;
  };
  return (
    candidates.find((candidate) => codeOf(candidate) === code) ??
    candidates.find((candidate) => codeOf(candidate) === null)
  );
}

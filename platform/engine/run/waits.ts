import type { FlowNode, TaskDefinition } from '../compile/graph.js';
import type { Scope, Token, WaitState } from '../state.js';
import type { Effect, Json, OpenedTask, ScheduledTimer, Subscription, Variables, Wait } from '../types.js';
import { StepRefused } from './refusal.js';
import type { Step } from './step.js';
import { planTimer, readInstant } from './timers.js';
import { evaluateAs, evaluateText, readText, visibleLocals } from './variables.js';

/** To what a wait belongs: it is closed together with it. */
export type WaitOwner = { t: string } | { s: string };

const toWait = ({ id, k, e }: WaitState): Wait => ({ id, kind: k, element: e });

/** The token from which a wait's expressions look outwards; undefined at the root. */
export function tokenOf(step: Step, wait: Pick<WaitState, 't' | 's'>): Token | undefined {
  return wait.t === undefined ? step.ownerOf(wait.s!) : step.token(wait.t);
}

export function openTask(step: Step, owner: WaitOwner, node: FlowNode, kind: 'user' | 'action'): void {
  const wait = step.addWait({ k: kind, e: node.id, ...owner });
  step.tasks.push(describeTask(step, wait));
}

/** Opens what an event waits for; one that is thrown (an error, an escalation) is not waited for. */
export function openEvent(step: Step, owner: WaitOwner, node: FlowNode): void {
  const trigger = node.trigger!;
  if (trigger.kind === 'message' && node.task) return openTask(step, owner, node, 'action');
  const token = tokenOf(step, owner);
  switch (trigger.kind) {
    case 'message': {
      const name = evaluateText(step, token, trigger.name, { element: node.id, name: '消息名称' });
      const key = trigger.correlationKey
        ? evaluateText(step, token, trigger.correlationKey, { element: node.id, name: '消息关联键' })
        : '';
      return openSubscription(step, { k: 'message', e: node.id, name, key, ...owner });
    }
    case 'signal': {
      const name = evaluateText(step, token, trigger.name, { element: node.id, name: '信号名称' });
      return openSubscription(step, { k: 'signal', e: node.id, name, key: '', ...owner });
    }
    case 'timer': {
      const plan = planTimer(step, token, trigger, { element: node.id, name: '定时' });
      return openTimer(step, { k: 'timer', e: node.id, ...plan, ...owner });
    }
    case 'condition':
      step.addWait({ k: 'condition', e: node.id, ...owner });
      return step.noteChange();
    default:
  }
}

function openSubscription(step: Step, wait: Omit<WaitState, 'id'>): void {
  step.subscriptions.push(describeSubscription(step.addWait(wait)));
}

export function openTimer(step: Step, wait: Omit<WaitState, 'id'>): void {
  step.timers.push(describeTimer(step.addWait(wait)));
}

/** Asks the outside for something; the token waits for the answer. */
export function openEffect(step: Step, token: Token, node: FlowNode, kind: Effect['kind']): void {
  const wait = step.addWait({ k: kind, e: node.id, t: token.id });
  step.effects.push(describeEffect(step, wait));
}

export function closeWaitsOf(step: Step, owner: Token | Scope): void {
  for (const wait of step.waits.of(owner.id)) step.closeWait(wait);
}

export function describeTask(step: Step, wait: WaitState): OpenedTask {
  const task = step.node(wait.e).task!;
  const token = tokenOf(step, wait);
  return {
    ...toWait(wait),
    kind: wait.k as OpenedTask['kind'],
    name: task.name,
    formId: task.formId,
    candidateGroups: readGroups(step, token, task, wait.e),
    organisation: readOrganisation(step, token, task, wait.e),
    assignee: task.assignee
      ? evaluateAs(
          step,
          token,
          task.assignee,
          { element: wait.e, name: '办理人' },
          '人员标识或空',
          readOptionalId,
        )
      : null,
    due: task.due
      ? evaluateAs(step, token, task.due, { element: wait.e, name: '办理期限' }, '日期时间或空', (value) =>
          value === null ? null : readInstant(value, step.context.now, '23:59:59'),
        )
      : null,
  };
}

function readGroups(step: Step, token: Token | undefined, task: TaskDefinition, element: string): string[] {
  const place = { element, name: '办理角色' };
  return evaluateAs(step, token, task.candidateGroups, place, '角色列表或以逗号分隔的文本', (value) => {
    if (typeof value === 'string') return splitList(value);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
  });
}

const splitList = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

function readOrganisation(
  step: Step,
  token: Token | undefined,
  task: TaskDefinition,
  element: string,
): string | null {
  if (!task.organisation) return null;
  const place = { element, name: '办理单位' };
  return evaluateAs(step, token, task.organisation, place, '单位标识、带 id 的单位或空', readOptionalId);
}

function readOptionalId(value: Json): string | null | undefined {
  if (value === null || value === '') return null;
  if (typeof value === 'object' && !Array.isArray(value)) return readText(value.id ?? null);
  return readText(value);
}

export function describeTimer(wait: WaitState): ScheduledTimer {
  return { ...toWait(wait), kind: 'timer', due: wait.due! };
}

export function describeSubscription(wait: WaitState): Subscription {
  const kind = wait.k as Subscription['kind'];
  return { ...toWait(wait), kind, name: wait.name!, correlationKey: wait.key! };
}

export function describeEffect(step: Step, wait: WaitState): Effect {
  const node = step.node(wait.e);
  const token = step.token(wait.t!);
  const name = wait.k === 'call' ? '被调用的流程' : '服务类型';
  const type = evaluateText(step, token, node.taskType!, { element: node.id, name });
  const input = node.publishes ? messageInput(step, token, node) : effectInput(step, token, node);
  return { ...toWait(wait), kind: wait.k as Effect['kind'], type, input };
}

/** What `message.publish` is asked for: an input mapping to `correlationKey` is the key, the others are variables. */
function messageInput(step: Step, token: Token, node: FlowNode): Variables {
  const { name, correlationKey: source } = node.publishes!;
  const { correlationKey: mapped, ...variables } = effectInput(step, token, node);
  const place = { element: node.id, name: '消息关联键' };
  const key = mapped === undefined ? source : { text: readText(mapped) ?? refuseKey(node, mapped) };
  return {
    name: evaluateText(step, token, name, { element: node.id, name: '消息名称' }),
    correlationKey: key ? evaluateText(step, token, key, place) : '',
    variables,
  };
}

function refuseKey(node: FlowNode, found: Json): never {
  const message = `节点“${node.id}”的消息关联键应得到非空文本，实际得到 ${JSON.stringify(found).slice(0, 200)}。`;
  throw new StepRefused('expression-failed', message, node.id);
}

function effectInput(step: Step, token: Token, node: FlowNode): Variables {
  const input: Variables = {};
  if (node.call?.allParentVariables) {
    Object.assign(input, step.context.variables, step.written, visibleLocals(step, token));
  }
  for (const { target } of node.inputs) input[target] = token.v![target]!;
  return input;
}

/** Closes what the element itself waits for, and not its boundary events. */
export function closeWaitsOfElement(step: Step, token: Token): void {
  for (const wait of step.waits.of(token.id)) if (wait.e === token.e) step.closeWait(wait);
}

/** Finds an open wait of one of the kinds, or refuses. */
export function requireWait(step: Step, id: string, kinds: readonly Wait['kind'][]): WaitState {
  const wait = step.waits.get(id);
  if (wait && kinds.includes(wait.k)) return wait;
  throw new StepRefused(
    'no-such-wait',
    `没有编号为“${id}”的待办事项：它可能刚被办理，或当前状态已不再提供。`,
  );
}

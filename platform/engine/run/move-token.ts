import type { FlowNode, ScopeNode } from '../compile/graph.js';
import type { Token } from '../state.js';
import type { TokenSelector } from '../types.js';
import { arrive } from './flows.js';
import { StepRefused } from './refusal.js';
import { cancelToken, openEventSubProcesses } from './scopes.js';
import type { Step } from './step.js';
import { balanceOf, isJoin, placeOf, placesToEnter, type PlaceChange } from './token-balance.js';

/** An element on the way in: sub-processes that are opened, then the target. `via`: the flow it comes by. */
interface Entry {
  node: FlowNode;
  via?: string;
}

/**
 * Moves what rests at one element to another, as if a flow had led there. What the token had open is cancelled; a
 * sub-process whose only token leaves is left with it, a sub-process around the target is entered.
 * Refused where a token would be lost or doubled.
 */
export function moveToken(step: Step, from: TokenSelector, to: string): void {
  const token = requireToken(step, from);
  const target = requireTarget(step, to);
  if (token.i !== undefined && token.e === target.id) return restartInner(step, token);
  const mover = climb(step, token, target);
  if (isUndoing(step, mover)) {
    refuseUnsafe(target, `“${mover.e}”中正在补偿，离开会丢失其余要撤销的活动，请等补偿完成。`);
  }
  const scopeNode = step.scopeNode(step.scope(mover.s))!;
  const [outermost, ...inner] = pathInto(step, scopeNode, target)!;
  for (const node of inner) refuseClosedBody(step, node.scope);
  const entries: [Entry, ...Entry[]] = [
    { node: outermost!, ...requireRoom(step, mover, scopeNode, outermost!) },
    ...inner.map((node) => ({ node, ...requireFromStart(step, node) })),
  ];
  cancelToken(step, mover);
  if (isEventSubProcess(step.node(mover.e))) openEventSubProcesses(step, step.scope(mover.s), scopeNode);
  enter(step, mover.s, entries);
}

const isEventSubProcess = (node: FlowNode): boolean => node.body?.isEventSubProcess === true;

function requireToken(step: Step, from: TokenSelector): Token {
  if ('wait' in from) return tokenOfWait(step, from.wait);
  const tokens = step.tokens.all();
  const candidates =
    'token' in from ? tokens.filter(({ id }) => id === from.token) : tokensAt(tokens, from.element);
  const [token] = candidates;
  const what = 'token' in from ? `编号为“${from.token}”的令牌` : `停在节点“${from.element}”的令牌`;
  if (!token) {
    const known = [...new Set(tokens.map(({ e }) => e))].join('、');
    throw new StepRefused('no-such-token', `没有${what}，目前停留的节点有：${known}。`);
  }
  if (candidates.length > 1) {
    const ids = candidates.map(({ id }) => id).join('、');
    throw new StepRefused(
      'ambiguous-token',
      `${what}有多个（${ids}），请用令牌编号指明移动哪一个。`,
      token.e,
    );
  }
  return token;
}

/** The activity as a whole before its inner instances. */
function tokensAt(tokens: readonly Token[], element: string): Token[] {
  const all = tokens.filter(({ e }) => e === element);
  const whole = all.filter(({ i }) => i === undefined);
  return whole.length > 0 ? whole : all;
}

function tokenOfWait(step: Step, id: string): Token {
  const wait = step.waits.get(id);
  if (!wait) {
    throw new StepRefused(
      'no-such-wait',
      `没有编号为“${id}”的待办事项：它可能刚被办理，或当前状态已不再提供。`,
    );
  }
  if (wait.t === undefined || step.node(wait.e).attachedTo) {
    throw new StepRefused(
      'no-such-token',
      `“${wait.e}”是边界事件或事件子流程的开始，等待期间没有令牌停在上面，请指明它所在的活动。`,
      wait.e,
    );
  }
  return step.token(wait.t);
}

function requireTarget(step: Step, id: string): FlowNode {
  const node = step.process.nodes.get(id);
  if (!node) throw new StepRefused('no-such-element', `流程里没有节点“${id}”，请从流程图中选择目标。`, id);
  const byLink = node.type === 'bpmn:IntermediateCatchEvent' && node.trigger?.kind === 'link';
  if (node.incoming.length === 0 && !byLink) {
    throw new StepRefused(
      'target-not-enterable',
      `节点“${id}”没有连线进入（开始事件、边界事件、事件子流程由事件触发），令牌不能移到那里，请选择有连线进入的节点。`,
      id,
    );
  }
  const gateway = node.incoming.find(({ source }) => step.node(source).type === 'bpmn:EventBasedGateway');
  if (gateway) {
    throw new StepRefused(
      'target-not-enterable',
      `节点“${id}”与事件网关“${gateway.source}”之后的其他事件一起等待，不能单独进入，请移到该网关。`,
      id,
    );
  }
  return node;
}

/** From the token outwards to what stands in a scope around the target. */
function climb(step: Step, token: Token, target: FlowNode): Token {
  let at = token;
  for (;;) {
    const scopeNode = step.scopeNode(step.scope(at.s));
    if (scopeNode && pathInto(step, scopeNode, target)) return at;
    refuseIfOthersStay(step, at, target);
    at = step.ownerOf(at.s)!;
  }
}

/** The sub-processes between a scope and a node inside it, then the node; undefined when it is not inside. */
function pathInto(step: Step, scope: ScopeNode, target: FlowNode): FlowNode[] | undefined {
  const path: FlowNode[] = [];
  for (let node: FlowNode | undefined = target; node; node = step.process.nodes.get(node.scope.id)) {
    path.unshift(node);
    if (node.scope === scope) return path;
  }
  return undefined;
}

function refuseIfOthersStay(step: Step, token: Token, target: FlowNode): void {
  const { loop, undo, e } = step.scope(token.s);
  if (undo) refuseUnsafe(target, `“${e}”正在补偿，离开会丢失其余要撤销的活动，请等补偿完成。`);
  const others = step.tokensIn(token.s).length - 1;
  if (others === 0 && (loop?.rest ?? []).length === 0) return;
  const what = loop ? `多实例“${e}”的其他实例尚未办完` : `“${e}”中还有 ${others} 个令牌`;
  refuseUnsafe(target, `${what}，随目标“${target.id}”一起离开会丢失它们。请先办完，或移动整个“${e}”。`);
}

const isUndoing = (step: Step, token: Token): boolean =>
  step.scopes
    .of(token.id)
    .some(({ id, undo }) => undo || step.tokensIn(id).some((inner) => isUndoing(step, inner)));

function refuseUnsafe(target: FlowNode, message: string): never {
  throw new StepRefused('unsafe-move', message, target.id);
}

/** A sub-process that the target stands in is opened by the move; some can only be opened by themselves. */
function refuseClosedBody(step: Step, scope: ScopeNode): void {
  const { id, loop } = step.node(scope.id);
  if (!scope.isEventSubProcess && !loop) return;
  const why = loop ? '是多实例，没有指明哪一个实例' : '由事件启动，不能由令牌直接打开';
  throw new StepRefused('target-not-enterable', `目标所在的“${id}”${why}，请移到“${id}”本身或它外面。`, id);
}

/** The place in the token's own scope where the books still balance. */
function requireRoom(step: Step, mover: Token, scope: ScopeNode, entry: FlowNode): { via?: string } {
  const others = step.tokensIn(mover.s).filter((token) => token !== mover);
  const places = placesToEnter(entry);
  const taken = (place: string): boolean =>
    others.some((token) => token.e === entry.id && placeOf(entry, token.via) === place);
  const free = places.filter(({ place }) => !taken(place));
  if (free.length === 0) {
    throw new StepRefused('target-occupied', `节点“${entry.id}”上已有令牌，再移来一个会重复办理。`, entry.id);
  }
  const source = step.node(mover.e);
  const fits = isEventSubProcess(source)
    ? fromStart(step, scope, others, source)
    : fromPlace(step, scope, others, placeOf(source, mover.via));
  return choosePlace(
    entry,
    free.filter(({ place }) => fits(place)),
  );
}

type Fits = (place: string) => boolean;

/** Within a branch, or with all tokens of the scope taken together where inclusive choices took one way. */
function fromPlace(step: Step, scope: ScopeNode, others: readonly Token[], from: string): Fits {
  const all = balanceOf(step.process, scope, 'all');
  const one = balanceOf(step.process, scope, 'one');
  const staying = others
    .map((token) => ({ node: step.node(token.e), via: token.via }))
    .filter(({ node }) => !isEventSubProcess(node))
    .map(({ node, via }): PlaceChange => [placeOf(node, via), 1]);
  const starts = scope.starts.map((start) => placeOf(start, undefined));
  return (place) =>
    all.agrees([
      [from, -1],
      [place, 1],
    ]) ||
    starts.some((start) => {
      const marking: PlaceChange[] = [[start, -1], [place, 1], ...staying];
      return one.agrees(marking) || all.agreesSkipping(marking);
    });
}

/** An interrupting event sub-process has ended all else in its scope: what leaves it starts the scope again. */
function fromStart(step: Step, scope: ScopeNode, others: readonly Token[], left: FlowNode): Fits {
  const { start } = scope.eventSubProcesses.find(({ subProcess }) => subProcess === left)!;
  if (!start.interrupting || others.length > 0) return () => false;
  return (place) => scope.starts.some((from) => reaches(step, scope, placeOf(from, undefined), place));
}

function reaches(step: Step, scope: ScopeNode, from: string, to: string): boolean {
  const readings = ['all', 'one'] as const;
  return readings.some((reading) =>
    balanceOf(step.process, scope, reading).agrees([
      [from, -1],
      [to, 1],
    ]),
  );
}

/** In a sub-process that is newly opened the token must stand for all that its start would have made. */
function requireFromStart(step: Step, entry: FlowNode): { via?: string } {
  const start = placeOf(entry.scope.starts[0]!, undefined);
  const places = placesToEnter(entry).filter(({ place }) => reaches(step, entry.scope, start, place));
  return choosePlace(entry, places);
}

function choosePlace(entry: FlowNode, fitting: readonly { via?: string }[]): { via?: string } {
  const [first, second] = fitting;
  if (!first) {
    const why = isJoin(entry) ? '汇合网关会永远等不到其余的令牌' : '令牌会丢失或重复';
    refuseUnsafe(
      entry,
      `移到“${entry.id}”会进入或离开并行的分支，${why}。请选择同一分支里的节点，或先办完其他分支。`,
    );
  }
  if (second && isJoin(entry)) {
    refuseUnsafe(
      entry,
      `汇合网关“${entry.id}”有多条流入连线都可能，无法确定移到哪一条，请移到网关之前的节点。`,
    );
  }
  return first.via === undefined ? {} : { via: first.via };
}

/** The inner instance begins again, with its element of the collection. */
function restartInner(step: Step, token: Token): void {
  const { id: _ended, ...same } = token;
  cancelToken(step, token);
  step.schedule(step.addToken(same));
}

function enter(step: Step, scope: string, [{ node, via }, ...inner]: readonly [Entry, ...Entry[]]): void {
  const token = step.addToken({ e: node.id, s: scope, ...(via === undefined ? {} : { via }) });
  const [first, ...others] = inner;
  if (!first) return step.schedule(token);
  arrive(step, token);
  const [body] = step.scopes.of(token.id);
  if (!body) refuseUnsafe(first.node, `“${node.id}”没有打开，不能进入其中的“${first.node.id}”。`);
  for (const started of step.tokensIn(body.id)) step.removeToken(started);
  enter(step, body.id, [first, ...others]);
}

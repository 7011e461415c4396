import type { FlowNode, RuntimeProcess } from '../compile/graph.js';
import type { ExplorationFinding, ExploreOptions } from './exploration.js';
import type { Observations } from './observations.js';
import { mark, neighbours } from './reachability.js';
import type { Reached, StateSpace, Way } from './state-space.js';
import type { Storyteller } from './storyteller.js';

interface Material {
  process: RuntimeProcess;
  space: StateSpace;
  observations: Observations;
  storyteller: Storyteller;
  options: ExploreOptions;
}

type Draft = Omit<ExplorationFinding, 'path'> & { way?: Way };
type Rule = (material: Material) => Draft[];

/** States that differ only in what happens elsewhere tell the same defect again. */
const mostOfOneRule = 5;

/** Everything that is wrong in an explored process, gravest first, each with the shortest way to it. */
export function findDefects(material: Material): ExplorationFinding[] {
  const { space, storyteller } = material;
  return rules
    .flatMap((rule) => rule(material))
    .map(({ way, ...finding }) => ({ ...finding, path: way ? storyteller.tell(space.retrace(way)) : [] }));
}

/** Nothing can happen any more, and the process has not ended. */
const deadlocks: Rule = ({ process, space, storyteller }) => {
  const { states, edges } = space;
  const goesOn = new Uint8Array(states.length);
  for (let edge = 0; edge < edges.length; edge += 2) goesOn[edges[edge]!] = 1;
  const dead = states.filter(({ index, ended, open }) => goesOn[index] === 0 && !ended && !open);
  return firstOfEach(space, dead, (elements) => elements.join()).map(({ reached, elements, waiting }) => {
    const joins = elements.filter((id) => process.nodes.get(id)!.behaviour.entersItself);
    const message =
      waiting.length > 0
        ? `流程停在${storyteller.names(waiting)}，但无论怎样办理都走不下去：其后的条件都不成立，或会陷入循环。请检查其后的条件，或设置默认流向。`
        : `流程停在${storyteller.names(joins.length > 0 ? joins : elements)}，再也没有可以办理的事项：要汇合的其他分支不会再来。请检查分支与汇合是否成对。`;
    return {
      severity: 'error',
      rule: 'deadlock',
      element: (waiting[0] ?? joins[0] ?? elements[0])!,
      message,
      way: reached,
    };
  });
};

/** Things go on happening, but none of them leads to the end. */
const withoutEnd: Rule = ({ space, storyteller }) => {
  const { states, edges } = space;
  const goesOn = new Set<number>();
  for (let edge = 0; edge < edges.length; edge += 2) goesOn.add(edges[edge]!);
  const escapes = new Uint8Array(states.length);
  const final = states.filter(({ index, ended, open }) => ended || open || !goesOn.has(index));
  mark(
    neighbours(edges, states.length, 'backward'),
    final.map(({ index }) => index),
    escapes,
  );
  const forward = neighbours(edges, states.length, 'forward');
  const told = new Uint8Array(states.length);
  const first: Reached[] = [];
  for (const reached of states) {
    if (escapes[reached.index] === 1 || told[reached.index] === 1) continue;
    first.push(reached);
    mark(forward, [reached.index], told);
  }
  return firstOfEach(space, first, (elements) => elements.join()).map(({ reached, elements }) => ({
    severity: 'error',
    rule: 'no-way-to-end',
    element: elements[0]!,
    message: `流程到了${storyteller.names(elements)}之后，无论怎样办理都到不了结束。请检查循环的出口和等待汇合的分支。`,
    way: reached,
  }));
};

/** One state for each way to be stuck, with its elements in the order of the process. */
function firstOfEach(
  space: StateSpace,
  states: readonly Reached[],
  signature: (elements: string[]) => string,
): { reached: Reached; elements: string[]; waiting: string[] }[] {
  const found = new Map<string, { reached: Reached; elements: string[]; waiting: string[] }>();
  for (const reached of states.slice(0, 200)) {
    const { tokens, waits, scopes } = space.retrace(reached).at(-1)!.after.state;
    const inner = tokens.filter(({ id }) => !scopes.some(({ owner }) => owner === id));
    const elements = [...new Set(inner.map(({ e }) => e))].sort();
    const waiting = [...new Set(waits.map(({ e }) => e))].sort();
    const key = signature(elements);
    if (!found.has(key)) found.set(key, { reached, elements, waiting });
    if (found.size >= mostOfOneRule) break;
  }
  return [...found.values()];
}

const tokensThatStay: Rule = ({ space, observations: { rested, left, entered }, process, storyteller }) => {
  if (!space.complete) return [];
  return [...rested].flatMap(([element, reached]): Draft[] => {
    const node = process.nodes.get(element)!;
    if (left.has(element) || !node.behaviour.entersItself || entered.has(element)) return [];
    const message = `${storyteller.name(element)}永远凑不齐要汇合的分支：到达这里的令牌再也走不了。请检查它的流入连线。`;
    return [{ severity: 'error', rule: 'token-never-leaves', element, message, way: reached }];
  });
};

const endlessLoops: Rule = ({ observations: { refusals }, storyteller }) =>
  [...refusals.values()].flatMap(({ about, way }): Draft[] => {
    const element = about.element;
    if (about.code !== 'step-limit-reached' || element === undefined) return [];
    const message = `${storyteller.name(element)}处在没有等待的循环里，流程会一直转下去。请在循环里加入等待，或让条件会改变。`;
    return [{ severity: 'error', rule: 'endless-loop', element, message, way: way.from ?? way }];
  });

const failingExpressions: Rule = ({ observations: { refusals } }) =>
  [...refusals.values()].flatMap(({ about, way }): Draft[] => {
    if (about.code !== 'expression-failed') return [];
    const draft: Draft = { severity: 'warning', rule: 'expression-may-fail', message: about.message };
    if (about.element !== undefined) draft.element = about.element;
    return [way.from ? { ...draft, way: way.from } : draft];
  });

/** More tokens than one on an element that only one is meant for. */
const tokensThatMeet: Rule = ({ process, space, storyteller }) => {
  const told = new Set<string>();
  return space.states.flatMap((reached): Draft[] => {
    const { element, tokens } = reached.crowd;
    if (tokens < 2 || told.has(element) || repeatsAnEvent(process, reached)) return [];
    told.add(element);
    const name = storyteller.name(element);
    if (process.nodes.get(element)!.behaviour.entersItself) {
      const message = `${name}会重复汇合：同一条流入连线上来了不止一个令牌。请检查前面的分支是否已经汇合。`;
      return [{ severity: 'error', rule: 'join-fires-twice', element, message, way: reached }];
    }
    const message = `${name}可能同时进行两次：前面并行的分支没有先汇合。若不是有意如此，请用并行网关汇合。`;
    return [{ severity: 'warning', rule: 'tokens-meet', element, message, way: reached }];
  });
};

/** Whether the way triggers a non-interrupting event twice: then two runs of what follows it are as it should be. */
function repeatsAnEvent(process: RuntimeProcess, reached: Reached): boolean {
  const seen = new Set<string>();
  for (let at: Reached | undefined = reached; at; at = at.from) {
    const { wait } = at.possible;
    if (!wait || process.nodes.get(wait.e)!.interrupting) continue;
    if (seen.has(wait.e)) return true;
    seen.add(wait.e);
  }
  return false;
}

const neverReached: Rule = ({ process, space, observations, storyteller }) => {
  if (!space.complete) return [];
  const { entered, taken, rested } = observations;
  const isReached = (node: FlowNode | undefined): boolean =>
    node !== undefined && (entered.has(node.id) || rested.has(node.id));
  return [...process.nodes.values()].flatMap((node): Draft[] => {
    if (isReached(node)) {
      const dead = node.outgoing.filter(({ id, target }) => !taken.has(id) && isReached(target));
      return dead.map(({ id }) => ({
        severity: 'warning',
        rule: 'flow-never-taken',
        element: id,
        message: `${storyteller.name(id)}永远不会走到。请检查它的条件，以及排在它前面的条件。`,
      }));
    }
    const sources = [...node.incoming.map(({ source }) => process.nodes.get(source)), node.attachedTo];
    const enclosing = process.nodes.get(node.scope.id);
    const isFirst = node.incoming.length === 0 && !node.attachedTo && (!enclosing || isReached(enclosing));
    // What comes after an element that is not reached need not be told.
    if (!isFirst && !sources.some(isReached)) return [];
    const message = `${storyteller.name(node.id)}永远不会执行。请检查通向它的条件和事件。`;
    return [{ severity: 'warning', rule: 'never-reached', element: node.id, message }];
  });
};

const nobodyMayDo: Rule = ({ process, observations: { offered }, options: { mayPerform }, storyteller }) =>
  [...offered.values()].flatMap(({ about, way }): Draft[] => {
    const { element, candidateGroups, assignee } = about;
    const written = process.elements[element]?.candidateGroups;
    if (assignee !== null || written?.trim().startsWith('=')) return [];
    if (candidateGroups.length > 0 && (!mayPerform || candidateGroups.some(mayPerform))) return [];
    const groups = candidateGroups.map((group) => `“${group}”`).join('、');
    const message =
      candidateGroups.length === 0
        ? `${storyteller.name(element)}没有写明由谁办理，谁都办不了。请设置办理角色或办理人。`
        : `${storyteller.name(element)}只能由${groups}办理，但没有人担任。请改用已有的角色。`;
    return [{ severity: 'error', rule: 'nobody-may-do', element, message, way }];
  });

const workLeftBehind: Rule = ({ observations: { cancelled }, storyteller }) =>
  [...cancelled.values()].map(({ about: { end, task }, way }) => ({
    severity: 'info',
    rule: 'work-left-behind',
    element: end,
    message: `${storyteller.name(end)}执行时，${storyteller.name(task)}可能还没有办完，会被取消。`,
    way,
  }));

const rules: readonly Rule[] = [
  deadlocks,
  withoutEnd,
  tokensThatStay,
  endlessLoops,
  nobodyMayDo,
  tokensThatMeet,
  neverReached,
  failingExpressions,
  workLeftBehind,
];

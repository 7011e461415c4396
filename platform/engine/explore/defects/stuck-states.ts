import { mark, neighbours } from '../reachability.js';
import type { Reached, StateSpace } from '../state-space.js';
import type { RuntimeProcess } from '../../compile/graph.js';
import type { Draft, Rule } from './rule.js';

/** States that differ only in what happens elsewhere tell the same defect again. */
const mostOfOneRule = 5;
const mostLookedAt = 200;

/** Nothing can happen any more, and the process has not ended. */
export const deadlocks: Rule = ({ process, space, storyteller }) => {
  const { states, edges } = space;
  const goesOn = new Uint8Array(states.length);
  for (let edge = 0; edge < edges.length; edge += 2) goesOn[edges[edge]!] = 1;
  const dead = states.filter(({ index, ended, open }) => goesOn[index] === 0 && !ended && !open);
  return firstOfEach(space, dead).map(({ reached, elements, waiting }) => {
    const joins = elements.filter((id) => process.nodes.get(id)!.behaviour.entersItself);
    const message = onlyConditions(process, waiting)
      ? `流程停在${storyteller.names(waiting)}，等待的条件再也不会变化：没有别的事项会改变数据。请检查条件，或给它一个期限。`
      : waiting.length > 0
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

const onlyConditions = ({ nodes }: RuntimeProcess, waiting: readonly string[]): boolean =>
  waiting.length > 0 && waiting.every((id) => nodes.get(id)!.trigger?.kind === 'condition');

/** Things go on happening, but none of them leads to the end. */
export const withoutEnd: Rule = ({ space, storyteller }) => {
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
  return firstOfEach(space, first).map(({ reached, elements }) => ({
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
): { reached: Reached; elements: string[]; waiting: string[] }[] {
  const found = new Map<string, { reached: Reached; elements: string[]; waiting: string[] }>();
  for (const reached of states.slice(0, mostLookedAt)) {
    const { tokens, waits, scopes } = space.retrace(reached).at(-1)!.after.state;
    const inner = tokens.filter(({ id }) => !scopes.some(({ owner }) => owner === id));
    const elements = [...new Set(inner.map(({ e }) => e))].sort();
    const waiting = [...new Set(waits.map(({ e }) => e))].sort();
    const key = elements.join();
    if (!found.has(key)) found.set(key, { reached, elements, waiting });
    if (found.size >= mostOfOneRule) break;
  }
  return [...found.values()];
}

/** A join that some token has come to and that has never been left. */
export const tokensThatStay: Rule = ({
  space,
  observations: { rested, left, entered },
  process,
  storyteller,
}) => {
  if (!space.complete) return [];
  return [...rested].flatMap(([element, reached]): Draft[] => {
    const node = process.nodes.get(element)!;
    if (left.has(element) || !node.behaviour.entersItself || entered.has(element)) return [];
    const message = `${storyteller.name(element)}永远凑不齐要汇合的分支：到达这里的令牌再也走不了。请检查它的流入连线。`;
    return [{ severity: 'error', rule: 'token-never-leaves', element, message, way: reached }];
  });
};

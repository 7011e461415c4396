import type { RuntimeProcess } from '../../compile/graph.js';
import type { Retraced } from '../state-space.js';
import type { Draft, Rule } from './rule.js';

/** States looked at before two tokens on an element are taken to be two runs of an event. */
const mostTried = 50;

/** More tokens than one on an element that only one is meant for. */
export const tokensThatMeet: Rule = ({ process, space, storyteller }) => {
  const tried = new Map<string, number>();
  return space.states.flatMap((reached): Draft[] => {
    const { element, tokens } = reached.crowd;
    const times = tried.get(element) ?? 0;
    if (tokens < 2 || times >= mostTried) return [];
    const repeats = repeatsAnEvent(process, space.retrace(reached));
    tried.set(element, repeats ? times + 1 : mostTried);
    if (repeats) return [];
    const name = storyteller.name(element);
    if (process.nodes.get(element)!.behaviour.entersItself) {
      const message = `${name}会重复汇合：同一条流入连线上来了不止一个令牌。请检查前面的分支是否已经汇合。`;
      return [{ severity: 'error', rule: 'join-fires-twice', element, message, way: reached }];
    }
    const message = `${name}可能同时进行两次：前面并行的分支没有先汇合。若不是有意如此，请用并行网关汇合。`;
    return [{ severity: 'warning', rule: 'tokens-meet', element, message, way: reached }];
  });
};

/** Whether a non-interrupting event is triggered twice: then two runs of what follows it are as it should be. */
function repeatsAnEvent({ nodes }: RuntimeProcess, way: readonly Retraced[]): boolean {
  const seen = new Set<string>();
  for (const event of way.flatMap(({ step }) => step.events)) {
    if (event.type !== 'entered' || nodes.get(event.element)!.interrupting) continue;
    if (seen.has(event.element)) return true;
    seen.add(event.element);
  }
  return false;
}

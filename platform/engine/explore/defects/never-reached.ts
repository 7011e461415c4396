import type { FlowNode } from '../../compile/graph.js';
import type { Draft, Rule } from './rule.js';

/** Elements and flows that no way leads to; only when every way is known. */
export const neverReached: Rule = ({ process, space, observations, storyteller }) => {
  const { entered, taken, rested, refusals } = observations;
  // What an endless step passed is not known.
  const isEndless = [...refusals.values()].some(({ about }) => about.code === 'step-limit-reached');
  if (!space.complete || isEndless) return [];
  const isReached = (node: FlowNode | undefined): boolean =>
    node !== undefined && (entered.has(node.id) || rested.has(node.id));
  return [...process.nodes.values()].flatMap((node): Draft[] => {
    if (rested.has(node.id) && !entered.has(node.id)) return [];
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

import type { OutlineNode, ProcessOutline } from '../../engine/index.js';
import { knownDifferences } from './known-differences.js';

/** Why a process, or part of it, cannot be put to bpmn-engine. */
export interface Incomparable {
  element: string;
  /** A Chinese sentence. */
  reason: string;
}

const types = new Set(
  (
    'Task ManualTask UserTask ServiceTask SendTask BusinessRuleTask ScriptTask ReceiveTask CallActivity SubProcess ' +
    'StartEvent EndEvent BoundaryEvent IntermediateCatchEvent IntermediateThrowEvent ExclusiveGateway ParallelGateway ' +
    'InclusiveGateway EventBasedGateway'
  )
    .split(' ')
    .map((name) => `bpmn:${name}`),
);

/** Triggers that both know, by place. How a process is started makes no difference. */
const triggers: Record<string, readonly OutlineNode['trigger'][]> = {
  'bpmn:EndEvent': ['none', 'message', 'error', 'terminate'],
  'bpmn:IntermediateCatchEvent': ['message', 'timer', 'link'],
  'bpmn:IntermediateThrowEvent': ['none', 'message', 'link'],
  'bpmn:BoundaryEvent': ['message', 'timer', 'error'],
};

/** Elements that the two engines cannot both run; empty when the process can be compared. */
export function findIncomparable(whole: ProcessOutline): Incomparable[] {
  const outline = omit(whole, omittedOf(whole));
  const found: Incomparable[] = [];
  for (const node of outline.nodes) {
    const known = triggers[node.type];
    if (!types.has(node.type)) found.push(because(node, `“${node.type}”不在两个引擎共同支持的范围内。`));
    else if (node.repeats) found.push(because(node, '标准循环不属于两个引擎共同支持的范围。'));
    else if (known && !known.includes(node.trigger)) {
      const message = `“${node.trigger}”类型的事件在这里不属于两个引擎共同支持的范围。`;
      found.push(because(node, message));
    }
  }
  for (const { excludes, reason } of knownDifferences) {
    for (const node of excludes?.(outline) ?? []) found.push(because(node, reason));
  }
  return found;
}

const because = ({ id }: OutlineNode, reason: string): Incomparable => ({ element: id, reason });

/** What bpmn-engine is not given, with all that is inside. */
export function omittedOf(outline: ProcessOutline): ReadonlySet<string> {
  const roots = knownDifferences.flatMap(({ omits }) => omits?.(outline) ?? []).map(({ id }) => id);
  const omitted = new Set(roots);
  // The file's order has what encloses before what is inside.
  for (const { id, parent } of outline.nodes) if (omitted.has(parent)) omitted.add(id);
  return omitted;
}

export function omit({ nodes, flows }: ProcessOutline, omitted: ReadonlySet<string>): ProcessOutline {
  return {
    nodes: nodes.filter(({ id }) => !omitted.has(id)),
    flows: flows.filter(({ source, target }) => !omitted.has(source) && !omitted.has(target)),
  };
}

/** bpmn-engine would start at every start event at once: all but the one that was taken. */
export function otherStarts(
  { nodes }: ProcessOutline,
  processId: string,
  taken: string | undefined,
): string[] {
  const starts = nodes.filter(({ type, parent }) => type === 'bpmn:StartEvent' && parent === processId);
  return starts.map(({ id }) => id).filter((id) => id !== taken);
}

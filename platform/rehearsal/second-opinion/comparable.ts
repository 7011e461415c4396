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

/** Triggers that both know, by place. */
const triggers: Record<string, readonly OutlineNode['trigger'][]> = {
  'bpmn:StartEvent': ['none'],
  'bpmn:EndEvent': ['none', 'message', 'error', 'terminate'],
  'bpmn:IntermediateCatchEvent': ['message', 'timer', 'link'],
  'bpmn:IntermediateThrowEvent': ['none', 'message', 'link'],
  'bpmn:BoundaryEvent': ['message', 'timer', 'error'],
};

/** Elements that the two engines cannot both run; empty when the process can be compared. */
export function findIncomparable(outline: ProcessOutline): Incomparable[] {
  const found: Incomparable[] = [];
  for (const node of outline.nodes) {
    const known = triggers[node.type];
    if (!types.has(node.type)) found.push(because(node, `“${node.type}”不在两个引擎共同支持的范围内。`));
    else if (known && !known.includes(node.trigger)) {
      found.push(because(node, `“${node.trigger}”类型的事件在这里不属于两个引擎共同支持的范围。`));
    }
  }
  for (const { excludes, reason } of knownDifferences) {
    for (const node of excludes?.(outline) ?? []) found.push(because(node, reason));
  }
  const startsByMessage = outline.nodes.filter(({ type }) => type === 'bpmn:StartEvent');
  const roots = startsByMessage.filter(({ parent }) => !outline.nodes.some(({ id }) => id === parent));
  if (roots.length > 1) found.push(because(roots[1]!, '流程有几个开始事件，bpmn-engine 会同时启动它们。'));
  return found;
}

const because = ({ id }: OutlineNode, reason: string): Incomparable => ({ element: id, reason });

import type { Compilation } from './compilation.js';
import type { FlowNode, ScopeNode } from './graph.js';

/** What is known of a process only when all of it is read: who can reach a join, what can be undone. */
export function prepareGraph(compilation: Compilation, root: ScopeNode): void {
  const nodes = [...compilation.nodes.values()];
  markCompensable(nodes);
  for (const node of nodes) checkCompensationTarget(compilation, node, nodes);
  const joins = nodes.filter(({ type, incoming }) => type === 'bpmn:InclusiveGateway' && incoming.length > 1);
  for (const join of joins) readReach(compilation, join, nodes);
  root.settling = {
    conditions: nodes.some(({ trigger }) => trigger?.kind === 'condition'),
    inclusiveJoins: joins.map(({ id }) => id),
  };
}

/** Inner elements are listed after what encloses them, so the last come first here. */
function markCompensable(nodes: readonly FlowNode[]): void {
  const scopes = new Set<ScopeNode>();
  for (const node of [...nodes].reverse()) {
    const { body, compensatedBy, isForCompensation } = node;
    const inside = body !== undefined && (scopes.has(body) || body.compensatedBy !== undefined);
    const undoing = isForCompensation || body?.starts[0]?.trigger?.kind === 'compensation';
    if (undoing || !(compensatedBy ?? inside)) continue;
    node.compensable = true;
    scopes.add(node.scope);
  }
}

/** What is thrown at one activity must find it in its own scope, or around the event sub-process it is thrown in. */
function checkCompensationTarget(compilation: Compilation, node: FlowNode, nodes: readonly FlowNode[]): void {
  const { trigger } = node;
  if (trigger?.kind !== 'compensation' || trigger.activity === undefined) return;
  const target = compilation.nodes.get(trigger.activity);
  if (target?.compensable && visibleScopes(node.scope, nodes).includes(target.scope)) return;
  const message = `补偿事件指定的活动“${trigger.activity}”不在同一范围内，或没有可补偿的内容。`;
  compilation.error('compensation-target', node.id, message);
}

function visibleScopes(scope: ScopeNode, nodes: readonly FlowNode[]): ScopeNode[] {
  const around = scope.isEventSubProcess ? nodes.find(({ body }) => body === scope) : undefined;
  return around ? [scope, ...visibleScopes(around.scope, nodes)] : [scope];
}

function readReach(compilation: Compilation, join: FlowNode, nodes: readonly FlowNode[]): void {
  const links = nodes.filter(({ linkTarget }) => linkTarget);
  const before = (node: FlowNode): FlowNode[] => [
    ...node.incoming.map(({ source }) => compilation.nodes.get(source)!),
    ...(node.attachedTo ? [node.attachedTo] : []),
    ...links.filter(({ linkTarget }) => linkTarget === node),
  ];
  join.reaching = join.incoming.map(({ source }) => {
    const found = new Set<string>();
    const open = [compilation.nodes.get(source)!];
    for (let node = open.pop(); node; node = open.pop()) {
      if (node === join || found.has(node.id)) continue;
      found.add(node.id);
      open.push(...before(node));
    }
    return found;
  });
}

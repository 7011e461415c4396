import type { FlowNode, RuntimeProcess } from '../compile/graph.js';

/** Elements that a token can get to from here, this one included: by flows, events, into and out of sub-processes. */
export function elementsAfter(process: RuntimeProcess, from: FlowNode): Set<string> {
  const found = new Set([from.id]);
  const open = [from];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const next of nextNodes(process, node)) {
      if (found.has(next.id)) continue;
      found.add(next.id);
      open.push(next);
    }
  }
  return found;
}

function nextNodes(process: RuntimeProcess, node: FlowNode): FlowNode[] {
  const enclosing = process.nodes.get(node.scope.id);
  return [
    ...node.outgoing.map(({ target }) => target),
    ...node.boundaries,
    ...(node.body
      ? [...node.body.starts, ...node.body.eventSubProcesses.map(({ subProcess }) => subProcess)]
      : []),
    ...node.scope.eventSubProcesses.map(({ subProcess }) => subProcess),
    ...(node.linkTarget ? [node.linkTarget] : []),
    ...(enclosing ? [enclosing] : []),
  ];
}

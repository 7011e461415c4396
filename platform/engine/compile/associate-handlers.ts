import type { FlowNode } from './graph.js';
import { child, list, type ModdleElement } from './moddle.js';

/** A compensation boundary event leads to its handler by an association, in whichever direction it is drawn. */
export function associateHandlers(container: ModdleElement, nodes: Map<ModdleElement, FlowNode>): void {
  if (![...nodes.values()].some(({ isForCompensation }) => isForCompensation)) return;
  for (const { $type, sourceRef, targetRef } of artifactsAround(container)) {
    if ($type !== 'bpmn:Association') continue;
    const ends = [nodes.get(child(sourceRef)!), nodes.get(child(targetRef)!)];
    const event = ends.find((node) => node?.attachedTo && node.trigger?.kind === 'compensation');
    const handler = ends.find((node) => node?.isForCompensation);
    if (event && handler) event.handler = handler;
  }
}

/** Modelers keep associations with the pool or the process as well as with the sub-process. */
function artifactsAround(element: ModdleElement): ModdleElement[] {
  const { $parent } = element;
  const collaborations = list(element.rootElements).filter(({ $type }) => $type === 'bpmn:Collaboration');
  const own = [element, ...collaborations].flatMap(({ artifacts }) => list(artifacts));
  return $parent ? [...own, ...artifactsAround($parent)] : own;
}

import type { Compilation } from './compilation.js';
import type { PublishedMessage } from './graph.js';
import { child, extension, list, text, type ModdleElement } from './moddle.js';

/** The message that an element sends: its own, else that of its message flow, else what catches that flow. */
export function readPublishedMessage(
  compilation: Compilation,
  element: ModdleElement,
): PublishedMessage | undefined {
  const message = messageOf(element) ?? flowingMessage(element);
  if (!message?.name) return undefined;
  const published: PublishedMessage = { name: compilation.value(element.id!, 'message', message.name) };
  const key = text(extension(message, 'zeebe:Subscription')?.correlationKey);
  if (key) published.correlationKey = compilation.value(element.id!, 'correlationKey', key);
  return published;
}

function messageOf(element: ModdleElement): ModdleElement | undefined {
  const definitions = list(element.eventDefinitions);
  return [element, ...definitions].map(({ messageRef }) => child(messageRef)).find((found) => found);
}

function flowingMessage(element: ModdleElement): ModdleElement | undefined {
  const flows = list(definitionsOf(element).rootElements)
    .filter(({ $type }) => $type === 'bpmn:Collaboration')
    .flatMap(({ messageFlows }) => list(messageFlows))
    .filter(({ sourceRef }) => child(sourceRef) === element);
  for (const flow of flows) {
    const target = child(flow.targetRef);
    const message = child(flow.messageRef) ?? (target && isExecuted(target) ? messageOf(target) : undefined);
    if (message) return message;
  }
  return undefined;
}

function definitionsOf(element: ModdleElement): ModdleElement {
  return element.$parent ? definitionsOf(element.$parent) : element;
}

function isExecuted(element: ModdleElement): boolean {
  if (element.$type === 'bpmn:Process') return element.isExecutable !== false;
  return element.$parent !== undefined && isExecuted(element.$parent);
}

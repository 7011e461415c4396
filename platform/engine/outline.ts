import type {
  EventTrigger,
  Flow,
  FlowNode,
  RuntimeProcess,
  ScopeNode,
  ValueSource,
} from './compile/graph.js';
import type { CompiledProcess } from './types.js';

/** A compiled process as plain data: what is needed to draw it, or to write it down for another engine. */
export interface ProcessOutline {
  nodes: OutlineNode[];
  flows: OutlineFlow[];
}

export interface OutlineNode {
  id: string;
  /** BPMN type, for example `bpmn:UserTask`. */
  type: string;
  name: string;
  /** Id of the enclosing sub-process or process. */
  parent: string;
  /** Of an event: what triggers it. */
  trigger?: EventTrigger['kind'];
  /** Name of a message, signal or link, code of an error; expressions begin with `=`. */
  triggerName?: string;
  timer?: 'date' | 'duration' | 'cycle';
  attachedTo?: string;
  interrupting: boolean;
  /** An event sub-process. */
  byEvent: boolean;
  loop?: OutlineLoop;
  /** It has standard loop characteristics. */
  repeats: boolean;
  script?: { expression: string; resultVariable: string };
}

/** A multi-instance activity; either `collection` or `cardinality` is there. */
export interface OutlineLoop {
  sequential: boolean;
  collection?: string;
  cardinality?: string;
  /** Variable that holds the item. */
  element?: string;
  /** Completion condition. */
  until?: string;
}

export interface OutlineFlow {
  id: string;
  source: string;
  target: string;
  condition?: string;
  isDefault: boolean;
}

/** Nodes in the order of the file, flows in the order in which they are tried. */
export function outlineProcess(process: CompiledProcess): ProcessOutline {
  const nodes = [...(process as RuntimeProcess).nodes.values()];
  return {
    nodes: nodes.map((node) => outlineNode(process, node)),
    flows: nodes.flatMap((node) => node.outgoing.map((flow) => outlineFlow(flow, node))),
  };
}

const written = (source: ValueSource): string =>
  'text' in source ? source.text : `=${source.expression.text}`;

function outlineNode(process: CompiledProcess, node: FlowNode): OutlineNode {
  const { id, type, scope, trigger, attachedTo, interrupting, loop, script } = node;
  const outline: OutlineNode = {
    id,
    type,
    name: process.elements[id]?.name ?? '',
    parent: (scope satisfies ScopeNode).id,
    interrupting,
    repeats: node.standardLoop !== undefined,
    byEvent: node.body?.isEventSubProcess === true,
  };
  if (trigger) Object.assign(outline, outlineTrigger(trigger));
  if (attachedTo) outline.attachedTo = attachedTo.id;
  if (script) outline.script = { expression: script.expression.text, resultVariable: script.resultVariable };
  if (loop) {
    outline.loop = {
      sequential: loop.sequential,
      ...('collection' in loop.items
        ? { collection: written(loop.items.collection) }
        : { cardinality: written(loop.items.cardinality) }),
      ...(loop.inputElement === undefined ? {} : { element: loop.inputElement }),
      ...(loop.completionCondition === undefined ? {} : { until: loop.completionCondition.text }),
    };
  }
  return outline;
}

function outlineTrigger(trigger: EventTrigger): Pick<OutlineNode, 'trigger' | 'triggerName' | 'timer'> {
  switch (trigger.kind) {
    case 'message':
    case 'signal':
      return { trigger: trigger.kind, triggerName: written(trigger.name) };
    case 'link':
      return { trigger: trigger.kind, triggerName: trigger.name };
    case 'error':
    case 'escalation':
      return trigger.code === null
        ? { trigger: trigger.kind }
        : { trigger: trigger.kind, triggerName: trigger.code };
    case 'timer':
      return { trigger: 'timer', timer: trigger.timer };
    default:
      return { trigger: trigger.kind };
  }
}

function outlineFlow(flow: Flow, node: FlowNode): OutlineFlow {
  const { id, source, target, condition } = flow;
  const isDefault = flow === node.defaultFlow;
  return { id, source, target: target.id, isDefault, ...(condition ? { condition: condition.text } : {}) };
}

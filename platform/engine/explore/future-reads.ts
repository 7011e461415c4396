import type { RuntimeProcess } from '../compile/graph.js';
import type { Token } from '../state.js';
import type { Condition, Conditions } from './conditions.js';
import { elementsAfter } from './elements-after.js';

interface Reads {
  names: Set<string>;
  subjects: Set<number>;
}

/**
 * What may still be asked from where a token stands. What nobody will ask again need not be remembered; this keeps
 * states equal that differ only in decisions of the past.
 */
export class FutureReads {
  private readonly byElement = new Map<string, Reads>();

  constructor(process: RuntimeProcess, conditions: Conditions) {
    const own = ownReads(process, conditions);
    for (const node of process.nodes.values()) {
      const reads: Reads = { names: new Set(), subjects: new Set() };
      for (const id of elementsAfter(process, node)) merge(reads, own.get(id));
      this.byElement.set(node.id, reads);
    }
  }

  asksSubject(tokens: readonly Token[], subject: number): boolean {
    return tokens.some(({ e }) => this.byElement.get(e)!.subjects.has(subject));
  }

  readsName(tokens: readonly Token[], name: string): boolean {
    return tokens.some(({ e }) => this.byElement.get(e)!.names.has(name));
  }
}

function ownReads(process: RuntimeProcess, conditions: Conditions): Map<string, Reads> {
  const nodeOf = new Map<string, string>();
  for (const node of process.nodes.values()) {
    nodeOf.set(node.id, node.id);
    for (const flow of node.outgoing) nodeOf.set(flow.id, node.id);
  }
  const own = new Map<string, Reads>();
  for (const { element, place, text } of process.expressions) {
    // Other properties are evaluated outside the engine.
    if (place.startsWith('property:')) continue;
    const id = nodeOf.get(element) ?? element;
    const { names, condition } = conditions.expression(text);
    const subjects = new Set<number>();
    collectSubjects(condition, subjects);
    const reads = own.get(id) ?? { names: new Set(), subjects: new Set() };
    merge(reads, { names: new Set(names), subjects });
    own.set(id, reads);
  }
  return own;
}

function collectSubjects(condition: Condition, into: Set<number>): void {
  if (condition.kind === 'question') into.add(condition.subject.index);
  else if (condition.kind === 'not') collectSubjects(condition.inner, into);
  else {
    collectSubjects(condition.left, into);
    collectSubjects(condition.right, into);
  }
}

function merge(into: Reads, reads: Reads | undefined): void {
  reads?.names.forEach((name) => into.names.add(name));
  reads?.subjects.forEach((subject) => into.subjects.add(subject));
}

import type { Compilation } from '../compile/compilation.js';
import { child, list, text, type ModdleElement } from '../compile/moddle.js';
import type { DecisionNode } from './decision-graph.js';
import type { TypeReader } from './read-types.js';
import type { ValueType } from './value-type.js';

export interface Requirements {
  inputs: Map<string, ValueType>;
  results: Map<string, string>;
  /** Whether the names of all required input data are known, so that reading any other name is a slip. */
  complete: boolean;
}

/** What a decision requires: input data, and other decisions of the file by the names of their results. */
export function readRequirements(
  compilation: Compilation,
  decision: ModdleElement,
  elements: ReadonlyMap<string, ModdleElement>,
  readType: TypeReader,
): Requirements {
  const required: Requirements = { inputs: new Map(), results: new Map(), complete: false };
  const inputs: (string | undefined)[] = [];
  for (const requirement of list(decision.informationRequirement)) {
    const href = text(child(requirement.requiredDecision ?? requirement.requiredInput)?.href) ?? '';
    const element = href.startsWith('#') ? elements.get(href.slice(1)) : undefined;
    if (element?.$type === 'dmn:Decision') {
      addResult(compilation, decision, required.results, element);
    } else if (element?.$type === 'dmn:InputData') {
      const variable = child(element.variable);
      inputs.push(variable?.name);
      if (variable?.name) required.inputs.set(variable.name, readType(variable.typeRef, element.id!));
    } else {
      const message = `需要的输入数据或决策“${href}”不在本文件中，请改正引用。`;
      compilation.error('unresolved-reference', requirement.id ? requirement : decision, message);
    }
  }
  required.complete = inputs.length > 0 && !inputs.includes(undefined);
  return required;
}

/** Others see a decision's result by the name of its variable (else by its own), and by its id. */
function addResult(
  compilation: Compilation,
  decision: ModdleElement,
  results: Map<string, string>,
  required: ModdleElement,
): void {
  const name = child(required.variable)?.name || required.name || required.id!;
  for (const known of new Set([required.id!, name])) {
    const other = results.get(known);
    if (other !== undefined && other !== required.id) {
      const message = `需要的决策“${other}”和“${required.id}”的结果都叫“${known}”，请给变量（variable）起不同的名称。`;
      compilation.error('duplicate-name', decision, message);
    }
    results.set(known, required.id!);
  }
}

/** Required decisions before those that require them; what waits for itself is refused. */
export function orderDecisions(
  compilation: Compilation,
  nodes: ReadonlyMap<string, DecisionNode>,
): DecisionNode[] {
  const missing = new Map<string, Set<string>>();
  const dependents = new Map<string, DecisionNode[]>();
  for (const node of nodes.values()) {
    const required = new Set(node.results.values());
    missing.set(node.id, required);
    for (const id of required) {
      const known = dependents.get(id);
      if (known) known.push(node);
      else dependents.set(id, [node]);
    }
  }
  const ordered = [...nodes.values()].filter(({ id }) => missing.get(id)!.size === 0);
  for (const node of ordered) {
    for (const dependent of dependents.get(node.id) ?? []) {
      const waiting = missing.get(dependent.id)!;
      waiting.delete(node.id);
      if (waiting.size === 0) ordered.push(dependent);
    }
  }
  const done = new Set(ordered);
  for (const node of nodes.values()) {
    if (done.has(node)) continue;
    compilation.error(
      'requirement-cycle',
      node.id,
      '决策直接或间接地需要它自己的结果，无法计算，请去掉循环。',
    );
  }
  return ordered;
}

/** The decision and everything it needs, in order. */
export function neededFor(decision: DecisionNode, ordered: readonly DecisionNode[]): DecisionNode[] {
  const needed = new Set([decision.id]);
  for (const node of [...ordered].reverse()) {
    if (needed.has(node.id)) for (const id of node.results.values()) needed.add(id);
  }
  return ordered.filter(({ id }) => needed.has(id));
}

import { parseExpression, parseUnaryTests } from 'feelin';

/** What an expression reads, found without evaluating it. */
export interface ExpressionNames {
  /** Free variable paths, for example `quote.amount`; names inside a filter `[…]` are left out, see README. */
  paths: string[];
  /** Functions called by name, FEEL's own included. */
  functions: string[];
}

/** A place in the text that holds the name of a function or of a free variable. */
export interface NamePlace {
  name: string;
  from: number;
  to: number;
  called: boolean;
}

export type FeelTree = ReturnType<typeof parseExpression>;
type Node = FeelTree['topNode'];

/** Parses with the function names known, because a name may contain a keyword (`yuan in words`). */
export function parseFeel(text: string, functionNames: Iterable<string>): FeelTree {
  return parseExpression(text, knownNames(functionNames), undefined);
}

/** Like `parseFeel`, for the unary tests of a decision table. */
export function parseFeelTests(text: string, functionNames: Iterable<string>): FeelTree {
  return parseUnaryTests(text, knownNames(functionNames), undefined);
}

function knownNames(names: Iterable<string>): Record<string, unknown> {
  const known: Record<string, unknown> = {};
  for (const name of names) known[name] = 1;
  return known;
}

/** Offset of the first syntax error, or null. */
export function findSyntaxError(tree: FeelTree): number | null {
  let position: number | null = null;
  tree.iterate({
    enter(node) {
      if (node.type.isError && position === null) position = node.from;
    },
  });
  return position;
}

const normaliseName = (text: string): string => text.replace(/\s+/g, ' ').trim();

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** Every name in variable position, whether free or bound. */
export function findNamePlaces(tree: FeelTree, text: string): NamePlace[] {
  const places: NamePlace[] = [];
  tree.iterate({
    enter(reference) {
      if (reference.name === 'QualifiedName') return false;
      if (reference.name !== 'VariableName') return true;
      const { node, from, to } = reference;
      const called = node.parent?.name === 'FunctionInvocation' && node.parent.firstChild?.from === from;
      places.push({ name: normaliseName(text.slice(from, to)), from, to, called });
      return false;
    },
  });
  return places;
}

/** Collects free paths and called functions, minding the names that loops, functions and contexts bind. */
export function collectNames(tree: FeelTree, text: string): ExpressionNames {
  const paths = new Set<string>();
  const functions = new Set<string>();
  const textOf = (node: Node): string => normaliseName(text.slice(node.from, node.to));

  const visitAll = (nodes: Node[], bound: ReadonlySet<string>): void => {
    for (const node of nodes) visit(node, bound);
  };
  const addPath = (path: string, bound: ReadonlySet<string>): void => {
    if (!bound.has(path.split('.')[0]!)) paths.add(path);
  };
  /** Visits loop variables in order: a later one may read an earlier one. */
  const visitLoop = (node: Node, bound: ReadonlySet<string>): void => {
    const inner = new Set(bound);
    for (const child of childrenOf(node)) {
      if (child.name !== 'InExpressions') {
        visit(child, inner);
        continue;
      }
      for (const binding of childrenOf(child)) {
        const [name, ...rest] = childrenOf(binding);
        visitAll(rest, inner);
        if (name) inner.add(textOf(name));
      }
    }
  };
  const visitContext = (node: Node, bound: ReadonlySet<string>): void => {
    const inner = new Set(bound);
    for (const entry of childrenOf(node)) {
      const [key, value] = childrenOf(entry);
      if (value) visit(value, inner);
      if (key) inner.add(textOf(key).replace(/^"|"$/g, ''));
    }
  };
  const visitFunction = (node: Node, bound: ReadonlySet<string>): void => {
    const inner = new Set(bound);
    for (const child of childrenOf(node)) {
      if (child.name === 'FormalParameters') {
        for (const parameter of childrenOf(child)) inner.add(textOf(parameter.firstChild ?? parameter));
      } else visit(child, inner);
    }
  };
  const pathOf = (node: Node): string | null => {
    if (node.name === 'VariableName') return textOf(node);
    if (node.name !== 'PathExpression') return null;
    const target = node.firstChild && pathOf(node.firstChild);
    return target && node.lastChild ? `${target}.${textOf(node.lastChild)}` : null;
  };
  const visit = (node: Node, bound: ReadonlySet<string>): void => {
    switch (node.name) {
      case 'VariableName':
        return addPath(textOf(node), bound);
      case 'PathExpression': {
        const path = pathOf(node);
        if (path) return addPath(path, bound);
        return node.firstChild ? visit(node.firstChild, bound) : undefined;
      }
      case 'FunctionInvocation': {
        const [callee, ...rest] = childrenOf(node);
        if (callee?.name === 'VariableName') functions.add(textOf(callee));
        else if (callee) visit(callee, bound);
        return visitAll(rest, bound);
      }
      case 'NamedParameter':
        return visitAll(childrenOf(node).slice(1), bound);
      case 'FilterExpression':
        return node.firstChild ? visit(node.firstChild, bound) : undefined;
      case 'ForExpression':
      case 'QuantifiedExpression':
        return visitLoop(node, node.name === 'ForExpression' ? new Set([...bound, 'partial']) : bound);
      case 'Context':
        return visitContext(node, bound);
      case 'FunctionDefinition':
        return visitFunction(node, bound);
      case 'QualifiedName':
        return undefined;
      default:
        return visitAll(childrenOf(node), bound);
    }
  };
  visit(tree.topNode, new Set());
  return { paths: [...paths], functions: [...functions] };
}

import { findSyntaxError, parseFeel, findNamePlaces, type FeelTree } from '../feel/syntax.js';

/** What FEEL can compare with at a glance. */
export type Literal = string | number | boolean | null;
type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A condition taken apart as far as `and`, `or`, `not` go; below that stand questions about one subject each. */
export type WrittenCondition =
  | { kind: 'and' | 'or'; left: WrittenCondition; right: WrittenCondition }
  | { kind: 'not'; inner: WrittenCondition }
  | { kind: 'question'; text: string; subject: string; tests: readonly Test[] };

/** A question holds when one of its tests does. */
export interface Test {
  operator: Operator;
  literal: Literal;
}

export interface ReadText {
  condition: WrittenCondition;
  /** Names in variable position; those bound by loops and fields in filters are among them. */
  names: string[];
  calls: string[];
}

type Node = FeelTree['topNode'];

const isTrue: readonly Test[] = [{ operator: '=', literal: true }];
const reversed: Record<Operator, Operator> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Undefined when the text does not parse without the functions that it calls. */
export function readText(text: string, functionNames: readonly string[]): ReadText | undefined {
  const tree = parseFeel(text, functionNames);
  const whole = tree.topNode.firstChild;
  if (!whole || findSyntaxError(tree) !== null) return undefined;
  const places = findNamePlaces(tree, text);
  const namesOf = (called: boolean): string[] => [
    ...new Set(places.filter((place) => place.called === called).map(({ name }) => name)),
  ];
  return {
    condition: new ConditionReader(text).read(whole),
    names: namesOf(false),
    calls: namesOf(true),
  };
}

class ConditionReader {
  constructor(private readonly text: string) {}

  read(node: Node): WrittenCondition {
    const parts = childrenOf(node);
    const [first, , last] = parts;
    switch (node.name) {
      case 'Conjunction':
      case 'Disjunction':
        return {
          kind: node.name === 'Conjunction' ? 'and' : 'or',
          left: this.read(first!),
          right: this.read(last!),
        };
      case 'ParenthesizedExpression':
        return this.read(parts[1]!);
      case 'FunctionInvocation': {
        const [argument, ...others] = childrenOf(last!);
        if (this.textOf(first!) !== 'not' || !argument || others.length > 0) return this.opaque(node);
        return { kind: 'not', inner: this.read(argument) };
      }
      case 'Comparison':
        return this.comparison(node, parts);
      default:
        return this.opaque(node);
    }
  }

  private comparison(node: Node, [left, operator, right]: Node[]): WrittenCondition {
    if (operator?.name === 'in') return this.membership(node, left!);
    if (operator?.name !== 'CompareOp' || !right) return this.opaque(node);
    const written = this.textOf(operator) as Operator;
    const [behind, before] = [this.literal(right), this.literal(left!)];
    const ordered = typeof (behind ?? before) === 'number' || /^!?=$/.test(written);
    if (!ordered) return this.opaque(node);
    if (behind !== undefined) return this.question(node, left!, [{ operator: written, literal: behind }]);
    if (before === undefined) return this.opaque(node);
    return this.question(node, right, [{ operator: reversed[written], literal: before }]);
  }

  /** `x in ("a", "b")` and `x in ["a", "b"]` */
  private membership(node: Node, left: Node): WrittenCondition {
    const literals: Literal[] = [];
    let plain = true;
    const visit = (part: Node): void => {
      const literal = this.literal(part);
      if (literal !== undefined) literals.push(literal);
      else if (/^(?:PositiveUnaryTests?|List|ParenthesizedExpression)$/.test(part.name))
        childrenOf(part).forEach(visit);
      else if (part.type.isAnonymous || !/^[[\](),]$/.test(part.name)) plain = false;
    };
    childrenOf(node).slice(2).forEach(visit);
    if (!plain || literals.length === 0) return this.opaque(node);
    return this.question(
      node,
      left,
      literals.map((literal) => ({ operator: '=', literal })),
    );
  }

  private question(node: Node, subject: Node, tests: readonly Test[]): WrittenCondition {
    return { kind: 'question', text: this.textOf(node), subject: this.textOf(subject), tests };
  }

  /** Anything else is true or not. */
  private opaque(node: Node): WrittenCondition {
    return this.question(node, node, isTrue);
  }

  private literal(node: Node): Literal | undefined {
    const text = this.textOf(node);
    switch (node.name) {
      case 'NumericLiteral':
        return Number.isFinite(Number(text)) ? Number(text) : undefined;
      case 'StringLiteral':
        return text.includes('\\') ? undefined : text.slice(1, -1);
      case 'BooleanLiteral':
        return text === 'true';
      case 'null':
        return null;
      default:
        return undefined;
    }
  }

  private textOf(node: Node): string {
    return this.text.slice(node.from, node.to).replace(/\s+/g, ' ').trim();
  }
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

import { parseRegExpLiteral, type AST } from '@eslint-community/regexpp';

/** Of characters in the pattern, each counted as often as it may be repeated. */
const mostPositions = 500;
/** The same with what takes no character. */
const mostParts = 5_000;

/** UTF-16 code units, from and to, in order. */
type Units = readonly (readonly [from: number, to: number])[];

/** One place in the pattern that takes a character. */
interface Position {
  takes: Units;
  /** What can come next; twice what can come next in two ways. */
  next: Position[];
}

/** A part of the pattern: where it may begin and end, and whether it may take nothing. */
interface Part {
  first: Position[];
  last: Position[];
  isEmpty: boolean;
}

const nothing: Part = { first: [], last: [], isEmpty: true };

class NotLinear extends Error {}

/**
 * Whether a text is told to match or not in a time that grows with its length only: nowhere can the next character be taken
 * in two ways, so that there is nothing to go back to and try again (a deterministic expression, as in XML's content models,
 * loops included). Others may be quick as well; this one says so of most that people write.
 * @param pattern of Form.io's `validate.pattern`, which it matches from beginning to end
 */
export function isLinear(pattern: string): boolean {
  try {
    const { alternatives } = parseRegExpLiteral(new RegExp(`^${pattern}$`)).pattern;
    const [alternative] = alternatives;
    // `^a|b$` is looked for everywhere in the text
    if (alternatives.length > 1) return false;
    const { first } = new Reader().sequence(alternative!.elements);
    return isUnambiguous(first);
  } catch (fault) {
    if (fault instanceof NotLinear || fault instanceof SyntaxError) return false;
    throw fault;
  }
}

class Reader {
  private positions = 0;
  private parts = 0;

  sequence(elements: readonly AST.Element[]): Part {
    return elements.map((element) => this.part(element)).reduce(follow, nothing);
  }

  private part(element: AST.Element): Part {
    this.parts += 1;
    if (this.parts > mostParts) throw new NotLinear();
    switch (element.type) {
      case 'Character':
        return this.position([[element.value, element.value]]);
      case 'CharacterSet':
      case 'CharacterClass':
        return this.position(unitsOf(element.raw));
      case 'Group':
      case 'CapturingGroup':
        return either(element.alternatives.map(({ elements }) => this.sequence(elements)));
      case 'Quantifier':
        return this.repeated(element);
      case 'Assertion':
        // at most it lets less pass
        if (element.kind === 'start' || element.kind === 'end' || element.kind === 'word') return nothing;
        throw new NotLinear();
      default:
        throw new NotLinear();
    }
  }

  private position(takes: Units): Part {
    this.positions += 1;
    if (this.positions > mostPositions) throw new NotLinear();
    const position: Position = { takes, next: [] };
    return { first: [position], last: [position], isEmpty: false };
  }

  /** `a{2,4}` as `aa(a(a)?)?`, `a{2,}` as `aa+`, `a*` as `(a+)?`. */
  private repeated({ element, min, max }: AST.Quantifier): Part {
    const copy = (): Part => this.part(element);
    if (max === 0) return nothing;
    if (max === Infinity) {
      const loop = copy();
      for (const position of loop.last) position.next.push(...loop.first);
      const before = Array.from({ length: Math.max(min - 1, 0) }, copy);
      return [...before, min === 0 ? optional(loop) : loop].reduce(follow, nothing);
    }
    let rest = nothing;
    for (let count = min; count < max; count += 1) rest = optional(follow(copy(), rest));
    return follow(Array.from({ length: min }, copy).reduce(follow, nothing), rest);
  }
}

function follow(one: Part, other: Part): Part {
  for (const position of one.last) position.next.push(...other.first);
  return {
    first: one.isEmpty ? [...one.first, ...other.first] : one.first,
    last: other.isEmpty ? [...one.last, ...other.last] : other.last,
    isEmpty: one.isEmpty && other.isEmpty,
  };
}

/** Nothing in two ways is as bad as something in two ways. */
function either(parts: readonly Part[]): Part {
  if (parts.filter(({ isEmpty }) => isEmpty).length > 1) throw new NotLinear();
  return {
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
    isEmpty: parts.some(({ isEmpty }) => isEmpty),
  };
}

function optional(part: Part): Part {
  if (part.isEmpty) throw new NotLinear();
  return { ...part, isEmpty: true };
}

function isUnambiguous(first: readonly Position[]): boolean {
  const seen = new Set<Position>();
  const waiting = [first];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (overlap(next)) return false;
    for (const position of next) {
      if (seen.has(position)) continue;
      seen.add(position);
      waiting.push(position.next);
    }
  }
  return true;
}

function overlap(positions: readonly Position[]): boolean {
  const units = positions.flatMap(({ takes }) => takes).sort(([one], [other]) => one - other);
  return units.some(([from], index) => index > 0 && from <= units[index - 1]![1]);
}

const known = new Map<string, Units>();
const mostKnown = 500;

/** A class or an escape that stands for several, by the engine that will match it. */
function unitsOf(raw: string): Units {
  const before = known.get(raw);
  if (before) return before;
  const units = findUnits(new RegExp(`^${raw}$`));
  if (known.size >= mostKnown) known.clear();
  known.set(raw, units);
  return units;
}

function findUnits(expression: RegExp): Units {
  const units: [number, number][] = [];
  for (let unit = 0; unit <= 0xffff; unit += 1) {
    if (!expression.test(String.fromCharCode(unit))) continue;
    const last = units.at(-1);
    if (last?.[1] === unit - 1) last[1] = unit;
    else units.push([unit, unit]);
  }
  return units;
}

import { isFeelFunction } from '../feel/index.js';
import { readText, type Literal, type ReadText, type Test, type WrittenCondition } from './read-condition.js';

/** Something that conditions ask about, for example `review.decision`. */
export interface Subject {
  readonly index: number;
  readonly text: string;
  /** Names of variables that it reads. */
  readonly names: readonly string[];
  /** It may change although nothing that it reads is written. */
  readonly volatile: boolean;
  /** A bit for each value that makes a difference. */
  readonly all: number;
}

export type Condition =
  { kind: 'and' | 'or'; left: Condition; right: Condition } | { kind: 'not'; inner: Condition } | Question;

export interface Question {
  kind: 'question';
  text: string;
  subject: Subject;
  /** The bits of the subject's values for which it holds. */
  holds: number;
}

export interface ReadExpression {
  text: string;
  names: readonly string[];
  volatile: boolean;
  /** FEEL can evaluate it once its variables are known. */
  computable: boolean;
  /** It has no variables. */
  closed: boolean;
  condition: Condition;
}

const timeFunctions = new Set(['now', 'today']);
/** Stands for every value that no condition names. */
const other = Symbol('other');
type Sample = Literal | typeof other;
/** Bits of a number that can be used. */
const capacity = 30;

/**
 * Every expression of a process, read as a condition. Subjects that several conditions ask about are the same
 * object, so that `x = "a"` decides `x = "b"` and `x != "a"` as well: what is known of a subject is the set of the
 * values that it may still have, of those that make a difference.
 */
export class Conditions {
  private readonly literals = new Map<string, Set<Literal>>();
  private readonly parsed = new Map<string, ReadText | undefined>();
  private readonly subjects = new Map<string, { subject: Subject; samples: Sample[] }>();
  private readonly read = new Map<string, ReadExpression>();

  constructor(
    texts: readonly string[],
    private readonly functionNames: readonly string[],
    private readonly isVolatile: (name: string) => boolean,
  ) {
    for (const text of texts) {
      const written = this.parse(text);
      if (written) this.noteLiterals(written.condition);
    }
  }

  expression(text: string): ReadExpression {
    let known = this.read.get(text);
    if (!known) this.read.set(text, (known = this.readText(text)));
    return known;
  }

  private parse(text: string): ReadText | undefined {
    if (!this.parsed.has(text)) this.parsed.set(text, readText(text, this.functionNames));
    return this.parsed.get(text);
  }

  private noteLiterals(condition: WrittenCondition): void {
    if (condition.kind === 'not') return this.noteLiterals(condition.inner);
    if (condition.kind === 'question') {
      const known = this.literals.get(condition.subject) ?? new Set();
      for (const { literal } of condition.tests) known.add(literal);
      this.literals.set(condition.subject, known);
      return;
    }
    this.noteLiterals(condition.left);
    this.noteLiterals(condition.right);
  }

  private readText(text: string): ReadExpression {
    const written = this.parse(text);
    const { names = [], calls = [], condition = opaque(text) } = written ?? {};
    const volatile = this.changes(written);
    const computable = !volatile && calls.every((name) => this.canCall(name));
    const closed = computable && names.length === 0;
    return { text, names, volatile, computable, closed, condition: this.link(condition) };
  }

  /** What does not parse without the release's functions may read and call anything. */
  private changes(read: ReadText | undefined): boolean {
    if (!read) return true;
    return read.calls.some((name) => timeFunctions.has(name)) || read.names.some(this.isVolatile);
  }

  private canCall(name: string): boolean {
    return this.functionNames.includes(name) || isFeelFunction(name);
  }

  private link(written: WrittenCondition): Condition {
    switch (written.kind) {
      case 'not':
        return { kind: 'not', inner: this.link(written.inner) };
      case 'question': {
        const { subject, samples } = this.subject(written.subject);
        // Not among the texts that were given: compared with values that were not thought of.
        const isNew = written.tests.some(({ literal }) => !samples.includes(literal));
        if (isNew && written.text !== written.subject) return this.link(opaque(written.text));
        const holds = samples.reduce<number>(
          (bits, sample, index) =>
            written.tests.some((test) => passes(sample, test)) ? bits | (1 << index) : bits,
          0,
        );
        return { kind: 'question', text: written.text, subject, holds };
      }
      default:
        return { kind: written.kind, left: this.link(written.left), right: this.link(written.right) };
    }
  }

  private subject(text: string): { subject: Subject; samples: Sample[] } {
    const known = this.subjects.get(text);
    if (known) return known;
    const read = this.parse(text);
    const samples = samplesOf([...(this.literals.get(text) ?? [true])]);
    const fits = samples.length <= capacity;
    const subject: Subject = {
      index: this.subjects.size,
      text,
      names: read?.names ?? [],
      // Too many values to tell apart: every question is asked anew.
      volatile: this.changes(read) || !fits,
      all: fits ? 2 ** samples.length - 1 : 0,
    };
    const made = { subject, samples };
    this.subjects.set(text, made);
    return made;
  }
}

const opaque = (text: string): WrittenCondition => ({
  kind: 'question',
  text,
  subject: text,
  tests: [{ operator: '=', literal: true }],
});

/** The literals, what lies between and beyond the numbers, and everything else. */
function samplesOf(literals: readonly Literal[]): Sample[] {
  const numbers = literals.filter((literal) => typeof literal === 'number').sort((one, two) => one - two);
  const between = numbers.flatMap((number, index) =>
    index === 0 ? [number - 1] : [(numbers[index - 1]! + number) / 2],
  );
  const beyond = numbers.length > 0 ? [numbers.at(-1)! + 1] : [];
  return [...literals, ...between, ...beyond, other];
}

function passes(sample: Sample, { operator, literal }: Test): boolean {
  if (operator === '=') return sample === literal;
  if (operator === '!=') return sample !== literal;
  if (typeof sample !== typeof literal || (typeof sample !== 'number' && typeof sample !== 'string'))
    return false;
  const [one, two] = [sample, literal as typeof sample];
  if (operator === '<') return one < two;
  if (operator === '<=') return one <= two;
  return operator === '>' ? one > two : one >= two;
}

import type { Json, Variables } from '../../types.js';
import type { Learnt } from '../configuration.js';
import { isUnknown, mark } from '../unknown.js';
import type { InstanceState } from '../../state.js';
import type { Part, Parts, Shape } from './parts.js';
import type { View } from './questions.js';

/** A part as a step leaves it. */
interface NewPart {
  shape: Shape;
  /** An id that was there: -1 - its place among those in view; a new one: how much higher than the last before. */
  numbers: readonly number[];
  /** As they were when it was recorded. */
  marks: readonly number[];
}

/** What one run of a step makes of what it has in view. */
export interface Outcome {
  script: readonly number[] | undefined;
  status: InstanceState['status'];
  /** How many tops were in view when the run was over; another run may have brought in more. */
  inView: number;
  /** Ids given. */
  used: number;
  root: NewPart;
  tops: readonly NewPart[];
  /** Absent where nothing remains known, whatever the surroundings. */
  learnt: Learnt | undefined;
}

/** @returns undefined if the step has touched something that it does not have in view */
export function describe(
  view: View,
  after: Parts,
  script: Outcome['script'],
  learnt: Learnt,
): Outcome | undefined {
  const { before } = view;
  const old = view.numbers();
  const { n, tops } = before.parts;
  const others = new Set(view.others().map((top) => tops[top]!));
  const described = ({ shape, numbers, marks }: Part): NewPart => ({
    shape,
    numbers: numbers.map((number) => (number > n ? number - n : -1 - old.indexOf(number))),
    marks,
  });
  const own: NewPart[] = [];
  for (const part of after.tops) {
    const other = [...others].find(({ numbers }) => numbers[0] === part.numbers[0]);
    if (!other) own.push(described(part));
    else if (isSame(other, part)) others.delete(other);
    else return undefined;
  }
  if (others.size > 0) return undefined;
  const root = described(after.root);
  const isQuiet =
    before.knowsNothing && learnt.facts.length === 0 && Object.values(learnt.written).every(isUnknown);
  return {
    script,
    status: after.status,
    inView: view.tops.length,
    used: after.n - n,
    root,
    tops: own,
    learnt: isQuiet || after.status !== 'running' ? undefined : learnt,
  };
}

const isSame = (one: Part, two: Part): boolean =>
  one.shape === two.shape &&
  one.numbers.every((number, index) => number === two.numbers[index]) &&
  one.marks.every((number, index) => number === two.marks[index]);

/** Does again to what is in view now what was recorded. */
export class Replay {
  private numbers: readonly number[] | undefined;
  private known: readonly number[] | undefined;
  private readonly fresh = new Map<number, number>();

  /** @param marksThen the unknown values that were in view when it was recorded */
  constructor(
    readonly view: View,
    readonly outcome: Outcome,
    private readonly marksThen: readonly number[],
    private readonly numbering: { nextNumber(): number },
  ) {}

  /** Of the tops afterwards, in any order. */
  shapes(): Shape[] {
    const { view, outcome } = this;
    const { tops } = view.before.parts;
    const after: Shape[] = [];
    for (let top = 0; top < tops.length; top++) if (!this.isGone(top)) after.push(tops[top]!.shape);
    for (const { shape } of outcome.tops) after.push(shape);
    return after;
  }

  private isGone(top: number): boolean {
    const at = this.view.tops.indexOf(top);
    return at >= 0 && at < this.outcome.inView;
  }

  parts(): Parts {
    const { view, outcome } = this;
    const { n, tops } = view.before.parts;
    const after: Part[] = [];
    for (let top = 0; top < tops.length; top++) if (!this.isGone(top)) after.push(tops[top]!);
    for (const part of outcome.tops) insert(after, this.part(part));
    return { status: outcome.status, n: n + outcome.used, root: this.part(outcome.root), tops: after };
  }

  learnt({ written, met, facts }: Learnt): Learnt {
    return {
      written: this.values(written),
      met: this.values(met),
      facts: facts.map((fact) => ({
        ...fact,
        unknowns: fact.unknowns.map((number) => this.unknown(number)),
      })),
    };
  }

  private part({ shape, numbers, marks }: NewPart): Part {
    const { n } = this.view.before.parts;
    const old = (this.numbers ??= this.view.numbers());
    return {
      shape,
      numbers: numbers.map((number) => (number < 0 ? old[-1 - number]! : n + number)),
      marks: marks.length === 0 ? marks : marks.map((number) => this.unknown(number)),
    };
  }

  /** An unknown value that the step made is another one each time. */
  private unknown(number: number): number {
    const at = this.marksThen.indexOf(number);
    if (at >= 0) return (this.known ??= this.view.marks())[at]!;
    let fresh = this.fresh.get(number);
    if (fresh === undefined) this.fresh.set(number, (fresh = this.numbering.nextNumber()));
    return fresh;
  }

  private values(variables: Variables): Variables {
    const renumbered: Variables = {};
    for (const name in variables) {
      const value = variables[name]!;
      renumbered[name] = name === mark ? this.unknown(value as number) : this.value(value);
    }
    return renumbered;
  }

  private value(value: Json): Json {
    if (typeof value !== 'object' || value === null) return value;
    return Array.isArray(value) ? value.map((item) => this.value(item)) : this.values(value);
  }
}

function insert(parts: Part[], part: Part): void {
  let at = parts.length;
  while (at > 0 && parts[at - 1]!.numbers[0]! > part.numbers[0]!) at--;
  parts.splice(at, 0, part);
}

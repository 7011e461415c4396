import { FeelEvaluationError, runExpression, offsetOf, toJson } from '../feel/index.js';
import type { CompiledExpression } from '../feel/index.js';
import type { Json, Oracle, StepContext, Variables } from '../types.js';
import { Choices, PathCut } from './choices.js';
import type { Condition, Conditions, Question, ReadExpression } from './conditions.js';
import { findFact, learn, type Fact } from './facts.js';
import { holdsUnknown, isUnknown, mark } from './unknown.js';

type Lookup = (name: string) => unknown;
type Source = Parameters<Oracle['read']>[0];

/** How often one step may meet the same open question in one scope: a loop without a wait is followed so often. */
const repeats = 3;
/** And in all scopes, such as those of the items of a multi-instance activity. */
const mostInAllScopes = 10;
const text = '?';
const instant = '2000-01-01T00:00:00Z';
/** Tried in turn where a value must fit and is not known: the first that fits stands for all. */
const plausible: readonly Json[] = [text, instant, 'P1D', 'R/P1D', 1, true, {}, null];
const listSizes = [1, 2, 0];

/**
 * Decides what a step needs to know: from what is written in the expression or known of its variables when that is
 * enough, else by a choice. What is chosen is remembered as a fact, so that nothing is decided in two ways.
 */
export class ExploringOracle implements Oracle {
  readonly choices = new Choices();
  stepLimit = Infinity;
  /** What is known at this point of the step. */
  facts: readonly Fact[] = [];
  /** Variables that the step has met and that nothing had written. */
  readonly met: Variables = {};
  private startingFacts: readonly Fact[] = [];
  private numbers = 0;
  /** How often each question was asked, by scope. */
  private readonly asked = new Map<object, Map<string, number>>();
  private scope = '';
  private readonly fixed = new Map<object, { value: Json | undefined }>();
  private readonly kinds = new Map<object, 'list' | 'number' | 'other'>();
  private readonly fitting = new Map<object, { value: unknown }>();
  private readonly readings = new Map<object, ReadExpression>();

  constructor(
    private readonly conditions: Conditions,
    private readonly context: Pick<StepContext, 'now' | 'functions'>,
    private readonly sizes: readonly number[] = listSizes,
  ) {}

  /** Before the runs of one input. */
  begin(facts: readonly Fact[], script?: readonly number[]): void {
    this.startingFacts = facts;
    this.choices.begin(script);
  }

  /** Before each run. */
  restart(): void {
    this.facts = this.startingFacts;
    for (const name in this.met) delete this.met[name];
    this.asked.clear();
  }

  nextNumber(): number {
    return ++this.numbers;
  }

  unknown(): Json {
    return { [mark]: this.nextNumber() };
  }

  decide(source: CompiledExpression, lookup: Lookup, scope: string): boolean | undefined {
    this.scope = scope;
    const expression = this.readOf(source);
    if (this.isKnown(expression, lookup)) return undefined;
    return this.holds(expression.condition, lookup);
  }

  value(source: CompiledExpression, lookup: Lookup): Json | undefined {
    const expression = this.readOf(source);
    if (expression.closed) return this.fixedValue(source);
    const value = this.isKnown(expression, lookup) ? this.evaluate(source, lookup) : undefined;
    // What is computed from what is known could go on for ever (`n + 1`).
    if (value === null || typeof value === 'boolean') return value;
    const named = lookup(expression.text);
    return isUnknown(named) && lookup(mark) === undefined ? named : this.unknown();
  }

  read<T>(
    source: Source,
    lookup: Lookup,
    scope: string,
    read: (value: Json) => T | undefined,
  ): T | undefined {
    this.scope = scope;
    if (!('expression' in source)) return this.fittingValue(source, () => read(source.text)) as T | undefined;
    const expression = this.readOf(source.expression);
    if (this.isKnown(expression, lookup)) {
      const value = expression.closed
        ? this.fixedValue(source.expression)
        : this.evaluate(source.expression, lookup);
      return value === undefined ? undefined : read(this.resize(value));
    }
    const sized = this.sized(source, read);
    if (sized) return this.ofSomeSize(source, sized, read);
    return this.fittingValue(source, () => plausible.map(read).find((value) => value !== undefined)) as
      T | undefined;
  }

  /** Whether a list is wanted, or only how long it is. */
  private sized(source: Source, read: (value: Json) => unknown): 'list' | 'number' | undefined {
    let known = this.kinds.get(source);
    if (known === undefined) {
      const fits = (value: Json): boolean => read(value) !== undefined;
      const kind = fits(text) ? 'other' : fits([]) ? 'list' : fits(1) && !fits(instant) ? 'number' : 'other';
      this.kinds.set(source, (known = kind));
    }
    return known === 'other' ? undefined : known;
  }

  private ofSomeSize<T>(
    source: Source,
    kind: 'list' | 'number',
    read: (value: Json) => T | undefined,
  ): T | undefined {
    const size = this.sizes[this.pick(source, this.sizes.length)]!;
    if (kind === 'number') return read(size);
    return read(Array.from({ length: size }, () => ({ [mark]: this.nextNumber() })));
  }

  private resize(value: Json): Json {
    if (this.sizes === listSizes) return value;
    const largest = Math.max(...this.sizes);
    if (typeof value === 'number') return Math.min(value, largest);
    return Array.isArray(value) ? value.slice(0, largest) : value;
  }

  private fittingValue(source: Source, find: () => unknown): unknown {
    let known = this.fitting.get(source);
    if (!known) this.fitting.set(source, (known = { value: find() }));
    return known.value;
  }

  private fixedValue(source: CompiledExpression): Json | undefined {
    let known = this.fixed.get(source);
    if (!known) this.fixed.set(source, (known = { value: this.evaluate(source, () => undefined) }));
    return known.value;
  }

  /** Undefined when FEEL cannot: the engine then tries it itself, and refuses. */
  private evaluate(source: CompiledExpression, lookup: Lookup): Json | undefined {
    try {
      const { value } = runExpression(source, lookup, this.context);
      return toJson(value, offsetOf(this.context.now));
    } catch (error) {
      if (error instanceof FeelEvaluationError) return undefined;
      throw error;
    }
  }

  private readOf(source: CompiledExpression): ReadExpression {
    let known = this.readings.get(source);
    if (!known) this.readings.set(source, (known = this.conditions.expression(source.text)));
    return known;
  }

  private isKnown(expression: ReadExpression, lookup: Lookup): boolean {
    if (expression.closed) return true;
    if (!expression.computable || expression.names.length === 0 || lookup(mark) !== undefined) return false;
    return expression.names.every((name) => {
      const value = lookup(name);
      return value !== undefined && !holdsUnknown(value);
    });
  }

  private holds(condition: Condition, lookup: Lookup): boolean {
    switch (condition.kind) {
      case 'and':
        return this.holds(condition.left, lookup) && this.holds(condition.right, lookup);
      case 'or':
        return this.holds(condition.left, lookup) || this.holds(condition.right, lookup);
      case 'not':
        return !this.holds(condition.inner, lookup);
      case 'question':
        return this.answer(condition, lookup);
    }
  }

  private answer(question: Question, lookup: Lookup): boolean {
    const { subject } = question;
    const asked = this.conditions.expression(question.text);
    if (this.isKnown(asked, lookup)) return this.evaluate(question, lookup) === true;
    const about = subject.volatile ? undefined : this.identify(subject.names, lookup);
    if (about === undefined) return this.pick(question, 2) === 0;
    const { text: whose, unknowns } = about;
    const asking = { subject: subject.index, about: whose, unknowns };
    const known = findFact(this.facts, asking);
    const values = known?.values ?? subject.all;
    const [yes, no] = [values & question.holds, values & ~question.holds];
    if (yes === 0) return false;
    if (no === 0) return true;
    const answer = this.pick(question, 2) === 0;
    this.facts = learn(this.facts, { ...asking, values: answer ? yes : no });
    return answer;
  }

  /** Whose values the names stand for; undefined when they cannot be told apart. */
  private identify(
    names: readonly string[],
    lookup: Lookup,
  ): { text: string; unknowns: number[] } | undefined {
    if (lookup(mark) !== undefined) return undefined;
    const unknowns: number[] = [];
    let about = '';
    for (const name of names) {
      let value = lookup(name);
      if (value === undefined) value = this.met[name] ??= { [mark]: this.nextNumber() };
      if (isUnknown(value)) {
        unknowns.push(value[mark]);
        about += `${mark} `;
      } else if (holdsUnknown(value)) return undefined;
      else about += `${JSON.stringify(value)} `;
    }
    return { text: about, unknowns };
  }

  private pick(about: object, size: number): number {
    let byScope = this.asked.get(about);
    if (!byScope) this.asked.set(about, (byScope = new Map<string, number>()));
    const times = (byScope.get(this.scope) ?? 0) + 1;
    if (times > repeats) throw new PathCut('loop');
    byScope.set(this.scope, times);
    const all = [...byScope.values()].reduce((sum, each) => sum + each, 0);
    if (all > mostInAllScopes) throw new PathCut('too many questions');
    return this.choices.pick(size);
  }
}

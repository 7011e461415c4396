import { FeelEvaluationError, offsetOf, runExpression, runUnaryTests, toJson } from '../feel/index.js';
import type { CompiledExpression, CompiledUnaryTests, FeelContext, Lookup } from '../feel/index.js';
import { DecisionRefused } from './decision-refusal.js';
import type { ValueType } from './value-type.js';

/** The evaluation of one decision: what it sees, and how it refuses. */
export class Evaluation {
  constructor(
    readonly decision: string,
    private readonly lookup: Lookup,
    private readonly context: Pick<FeelContext, 'now' | 'functions'>,
  ) {}

  /** The value is FEEL's own (temporal objects included). */
  evaluate(expression: CompiledExpression): unknown {
    return this.told(() => runExpression(expression, this.lookup, this.context).value ?? null);
  }

  passes(tests: CompiledUnaryTests, value: unknown): boolean {
    return this.told(() => runUnaryTests(tests, value, this.lookup, this.context));
  }

  /** The value as a type, and one of those that are allowed; nothing (null) is always allowed. */
  check(value: unknown, type: ValueType, what: string, allowed?: CompiledUnaryTests): unknown {
    const fitted = type.fit(value);
    if (fitted === undefined) {
      throw this.refuse('wrong-type', `${what}应为${type.title}，实际得到 ${this.show(value)}。`);
    }
    for (const tests of [type.allowed, allowed]) {
      if (!tests || fitted === null || this.passes(tests, fitted)) continue;
      const message = `${what}应为允许的值 ${tests.text} 之一，实际得到 ${this.show(fitted)}。`;
      throw this.refuse('value-not-allowed', message);
    }
    return fitted;
  }

  refuse(code: DecisionRefused['code'], message: string, rules?: string[]): DecisionRefused {
    return new DecisionRefused(code, this.decision, `决策“${this.decision}”的${message}`, rules);
  }

  toJson(value: unknown): ReturnType<typeof toJson> {
    return toJson(value, offsetOf(this.context.now));
  }

  private show(value: unknown): string {
    return JSON.stringify(this.toJson(value)).slice(0, 200);
  }

  private told<T>(run: () => T): T {
    try {
      return run();
    } catch (cause) {
      if (!(cause instanceof FeelEvaluationError)) throw cause;
      throw new DecisionRefused('expression-failed', this.decision, cause.message, undefined, { cause });
    }
  }
}

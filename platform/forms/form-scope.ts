import type { Form, Lookup } from '../definitions/index.js';
import {
  evaluateExpression,
  FeelEvaluationError,
  type FeelContext,
  type Json,
  type Variables,
} from '../engine/index.js';
import { organisationRoot, type FormContext } from './form-context.js';
import type { LookupSource } from './lookup-source.js';

/** What the expressions of a form see: the instance's roots, `data`, `person`, `organisation` and the lookups. */
export class FormScope {
  private readonly context: FeelContext & { variables: Variables };

  constructor(
    { release, now, actor, variables, constants }: FormContext,
    readonly data: Variables,
  ) {
    this.context = {
      now,
      constants,
      functions: release.functions(now) as FeelContext['functions'],
      variables: {
        ...variables,
        data,
        person: actor.person,
        organisation: actor.organisation && organisationRoot(actor.organisation),
      },
    };
  }

  /** Runs the form's lookups in order; each sees the ones before it. */
  async look(form: Form, context: FormContext, source: LookupSource): Promise<void> {
    const { release, actor, tx } = context;
    for (const [name, lookup] of Object.entries(form.lookups) as [string, Lookup][]) {
      const evaluate = (text: string): Json => this.evaluate(text);
      this.context.variables[name] = await source.find(lookup, { release, actor, evaluate, tx });
    }
  }

  /** The value of an expression, null when it cannot be evaluated. */
  evaluate(text: string, more?: Variables): Json {
    try {
      return this.require(text, more);
    } catch (fault) {
      if (fault instanceof FeelEvaluationError) return null;
      throw fault;
    }
  }

  /** @throws FeelEvaluationError */
  require(text: string, more?: Variables): Json {
    const expression = { text: text.trim().replace(/^=/, '').trim() };
    if (!more) return evaluateExpression(expression, this.context);
    return evaluateExpression(expression, {
      ...this.context,
      variables: { ...this.context.variables, ...more },
    });
  }

  /** The value as a person reads it. */
  text(text: string, more?: Variables): string {
    return readable(this.evaluate(text, more));
  }
}

function readable(value: Json): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(readable).join('、');
  if (typeof value === 'object') return readable(value['name'] ?? value['label'] ?? null);
  return String(value);
}

import { renderTemplate, type FormRule } from '../definitions/index.js';
import { FeelEvaluationError, type Json, type Variables } from '../engine/index.js';
import type { FieldError } from '../kernel/index.js';
import type { FormScope } from './form-scope.js';

/** The form's own rules, in order. An error rule holds only when its assertion is true; a warning warns when it is false. */
export function checkRules(
  rules: readonly FormRule[],
  scope: FormScope,
): { errors: FieldError[]; warnings: FieldError[] } {
  const errors: FieldError[] = [];
  const warnings: FieldError[] = [];
  for (const rule of rules) {
    const names = namesOf(rule, scope);
    if (holds(rule, scope, names)) continue;
    const finding = { path: rule.path ?? '', message: messageOf(rule, scope, names), rule: rule.id };
    (rule.severity === 'error' ? errors : warnings).push(finding);
  }
  return { errors, warnings };
}

function holds(rule: FormRule, scope: FormScope, names: Variables): boolean {
  try {
    if (rule.when !== undefined && scope.require(rule.when, names) !== true) return true;
    const value = scope.require(rule.assert, names);
    return rule.severity === 'error' ? value === true : value !== false;
  } catch (fault) {
    if (!(fault instanceof FeelEvaluationError)) throw fault;
    return rule.severity !== 'error';
  }
}

function namesOf({ let: names = {} }: FormRule, scope: FormScope): Variables {
  const values: Variables = {};
  for (const [name, text] of Object.entries(names)) values[name] = scope.evaluate(text, values);
  return values;
}

function messageOf(rule: FormRule, scope: FormScope, names: Variables): string {
  const evaluate = (text: string, locals: Readonly<Record<string, Json>>): Json =>
    scope.evaluate(text, { ...names, ...locals });
  return renderTemplate(rule.message, { evaluate, escape: 'none' });
}

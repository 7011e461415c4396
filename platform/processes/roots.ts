import { evaluateExpression, type Json, type StepContext, type Variables } from '../engine/index.js';
import type { Release } from '../definitions/index.js';
import { metadataOf, rowOf, type Instance } from './instance.js';

/** The read-only roots beside an instance's own data. */
export function constantsOf(release: Release, instance: Instance, subject: Instance | null): Variables {
  const constants = metadataOf(instance);
  constants['p'] = release.parameters;
  constants['subject'] = subject ? rowOf(subject) : null;
  return constants;
}

export function stepContext(
  release: Release,
  instance: Instance,
  subject: Instance | null,
  now: string,
): StepContext {
  return {
    now,
    variables: instance.data,
    constants: constantsOf(release, instance, subject),
    functions: release.functions(now),
    decisions: release.decisions,
  };
}

/** Evaluates a property of a process or an element. Text without `=` stands for itself. */
export function evaluateProperty(text: string, context: StepContext, more?: Variables): Json {
  if (!text.trim().startsWith('=')) return text;
  return evaluateFeel(text, context, more);
}

/** Evaluates FEEL, with or without its leading `=`. */
export function evaluateFeel(text: string, context: StepContext, more?: Variables): Json {
  const expression = { text: text.trim().replace(/^=/, '').trim() };
  return evaluateExpression(
    expression,
    more ? { ...context, constants: { ...context.constants, ...more } } : context,
  );
}

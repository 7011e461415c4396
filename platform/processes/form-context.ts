import { localVariables, type StepContext, type Variables } from '../engine/index.js';
import type { Transaction } from '../kernel/index.js';
import type { Actor } from '../identity/index.js';
import type { FormContext } from '../forms/index.js';
import { stepContext } from './roots.js';
import type { Work } from './work.js';

/** The roots of everything that is evaluated about a piece of work: guards, messages, confirmations. */
export function contextOf({ release, process, instance, subject, task, now }: Work): StepContext {
  const context = stepContext(release, instance, subject, now);
  // a step inside a multi-instance sees the element it stands for
  const locals: Variables = task ? localVariables(process, instance.engine, task.wait) : {};
  if (Object.keys(locals).length > 0) context.variables = { ...context.variables, ...locals };
  return context;
}

/** The same for its form, which also sees who fills it in. */
export function formContext(work: Work, actor: Actor, tx?: Transaction): FormContext {
  const { variables, constants } = contextOf(work);
  return { release: work.release, now: work.now, actor, variables, constants: constants ?? {}, tx };
}

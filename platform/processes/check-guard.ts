import { renderTemplate } from '../definitions/index.js';
import { refuse } from '../kernel/index.js';
import type { Json, StepContext, Variables } from '../engine/index.js';
import { evaluateFeel } from './roots.js';
import type { Work } from './work.js';

export interface GuardState {
  ok: boolean;
  message: string | null;
  missing: { title: string; who: string; note: string; action: string | null }[];
}

/** Whether the step may be submitted now; it can be saved as a draft in any case. */
export function guardOf(
  { element }: Pick<Work, 'element'>,
  context: StepContext,
  data: Variables,
): GuardState {
  const { guard, guardMessage, guardMissing } = element.properties;
  if (guard === undefined || evaluateFeel(guard, context, { data }) === true) {
    return { ok: true, message: null, missing: [] };
  }
  const message = fillTemplate(guardMessage ?? '提交条件尚未满足', context, { data });
  const missing = guardMissing === undefined ? [] : evaluateFeel(guardMissing, context, { data });
  return { ok: false, message, missing: asMissing(missing) };
}

/** @throws Refusal `guard-not-met` */
export function requireGuard(work: Work, context: StepContext, data: Variables): void {
  const { ok, message } = guardOf(work, context, data);
  if (!ok) throw refuse('guard-not-met', { message: message! });
}

/** Plain text of a template over the roots of an instance. */
export function fillTemplate(text: string, context: StepContext, more: Variables = {}): string {
  return renderTemplate(text, {
    escape: 'none',
    evaluate: (expression, locals) => evaluateFeel(expression, context, { ...more, ...locals }),
  });
}

function asMissing(value: Json): GuardState['missing'] {
  if (!Array.isArray(value)) return [];
  return value.map((item) => {
    const entry = (
      typeof item === 'object' && item !== null && !Array.isArray(item) ? item : {}
    ) as Variables;
    const text = (name: string): string =>
      entry[name] === null || entry[name] === undefined ? '' : String(entry[name]);
    return { title: text('title'), who: text('who'), note: text('note'), action: text('action') || null };
  });
}

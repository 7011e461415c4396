import type { Json, Variables } from '../engine/index.js';
import type { Actor } from '../identity/index.js';
import type { TrailActor } from '../trail/index.js';
import type { Work } from './work.js';

/** What a person sends: the data as typed, the form version it was typed into, the warnings that were confirmed. */
export interface Submission {
  data: Variables;
  formVersion: string;
  acceptedWarnings: string[];
}

/** The step's result as expressions see it: the clean data and, beside it, who submitted it and when. */
export function stepResult(work: Work, data: Variables, actor: Actor): Variables {
  const form = { id: work.form.id, version: work.form.hash };
  return { ...data, ...submissionFacts(actor, work.now, form, work.instance.data[work.element.id]) };
}

/** Trails are computed again with it: a fact that is added must not be added to steps of the past. */
export function submissionFacts(
  { person, organisation }: Pick<TrailActor, 'person' | 'organisation'>,
  now: string,
  form: { id: string; version: string } | null,
  earlier: Json | undefined,
): Variables {
  return {
    _completed: now,
    _by: person,
    _organisation: organisation && { id: organisation.id, name: organisation.name },
    _count: timesSubmitted(earlier) + 1,
    _form: form,
  };
}

/** How often the same step of the same instance has been submitted before. */
function timesSubmitted(earlier: Json | undefined): number {
  const count: Json | undefined = isObject(earlier) ? earlier['_count'] : undefined;
  return typeof count === 'number' ? count : 0;
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Json, Variables } from '../engine/index.js';
import type { Actor } from '../identity/index.js';
import type { Work } from './work.js';

/** What a person sends: the data as typed, the form version it was typed into, the warnings that were confirmed. */
export interface Submission {
  data: Variables;
  formVersion: string;
  acceptedWarnings: string[];
}

/** The step's result as expressions see it: the clean data and, beside it, who submitted it and when. */
export function stepResult(work: Work, data: Variables, actor: Actor): Variables {
  return {
    ...data,
    _completed: work.now,
    _by: actor.person,
    _organisation: actor.organisation && { id: actor.organisation.id, name: actor.organisation.name },
    _count: timesSubmitted(work) + 1,
    _form: { id: work.form.id, version: work.form.hash },
  };
}

/** How often the same step of the same instance has been submitted before. */
function timesSubmitted({ instance, element }: Work): number {
  const earlier = instance.data[element.id];
  const count: Json | undefined = isObject(earlier) ? earlier['_count'] : undefined;
  return typeof count === 'number' ? count : 0;
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

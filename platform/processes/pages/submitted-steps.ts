import type { Release } from '../../definitions/index.js';
import type { ElementInfo, Json, Variables } from '../../engine/index.js';
import type { Instance, PersonRef } from '../instance.js';
import { titleOf } from '../work.js';

/** A step as it stands in the data: the newest submission of each element that carries a form. */
export interface SubmittedStep {
  element: ElementInfo;
  title: string;
  at: string;
  by: PersonRef | null;
  organisation: PersonRef | null;
  count: number;
  formId: string;
  data: Variables;
}

/** Steps that have been submitted, oldest first; `readable` is the data as the reader may see it. */
export function submittedSteps(release: Release, instance: Instance, readable: Variables): SubmittedStep[] {
  const { compiled } = release.processes.get(instance.process)!;
  const steps = Object.values(compiled.elements).flatMap((element) => {
    const result = readable[element.id];
    if (!element.formId || !isObject(result)) return [];
    return stepOf(element, element.formId, result, instance.data[element.id], release) ?? [];
  });
  return steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Who may read anything of a step may know who submitted it and when. */
function stepOf(
  element: ElementInfo,
  formId: string,
  readable: Variables,
  whole: Json | undefined,
  release: Release,
): SubmittedStep | null {
  const { _completed, _by, _organisation, _count, _form } = isObject(whole) ? whole : {};
  const data = Object.fromEntries(Object.entries(readable).filter(([name]) => !name.startsWith('_')));
  if (typeof _completed !== 'string' || !release.forms.has(formId)) return null;
  return {
    element,
    title: titleOf(element),
    at: _completed,
    by: asRef(_by),
    organisation: asRef(_organisation),
    count: typeof _count === 'number' ? _count : 1,
    formId: isObject(_form) && typeof _form['id'] === 'string' ? _form['id'] : formId,
    data,
  };
}

function asRef(value: Json | undefined): PersonRef | null {
  return isObject(value) && typeof value['id'] === 'string'
    ? { id: value['id'], name: String(value['name'] ?? '') }
    : null;
}

function isObject(value: Json | undefined): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

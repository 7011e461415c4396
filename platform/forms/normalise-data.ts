import type { Json, Variables } from '../engine/index.js';
import type { FormModel } from './form-model.js';
import { isObject, placesOf, put } from './field-values.js';
import { normaliseValue } from './normalise-value.js';

/** A clean copy of what came in: storable text everywhere, every field in its one notation, empty values left out. */
export function normaliseData(model: FormModel, data: unknown, timeZone: string): Variables {
  const stored = storable(data);
  const copy = isObject(stored) ? stored : {};
  for (const field of model.fields) {
    for (const place of placesOf(field, copy)) {
      put(place, normaliseValue(field.component, place.value, timeZone));
    }
  }
  return copy;
}

const depthLimit = 12;

/** PostgreSQL's JSON takes neither NUL nor half a surrogate pair; nobody types control characters. */
function storable(value: unknown, depth = 0): Json {
  if (depth > depthLimit) return null;
  if (typeof value === 'string') {
    return value.replace(/\p{Surrogate}/gu, '\ufffd').replace(/(?![\t\n\r])\p{Cc}/gu, '');
  }
  if (Array.isArray(value)) return value.map((item) => storable(item, depth + 1));
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
    return Object.fromEntries(entries.map(([key, part]) => [key, storable(part, depth + 1)]));
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

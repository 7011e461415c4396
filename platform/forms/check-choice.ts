import type { Component } from '../definitions/index.js';
import type { Json } from '../engine/index.js';
import { canonicalJson } from '../kernel/index.js';
import type { Choice } from './choices.js';
import { isObject } from './field-values.js';

/**
 * The chosen value as the server has it, so that nobody can send an organisation of his own making.
 * @returns undefined when it is not among the choices
 */
export function chosenValue(component: Component, value: Json, choices: readonly Choice[]): Json | undefined {
  const many = component.type === 'checklist' || component['multiple'] === true;
  if (!many) return choiceOf(value, choices)?.value;
  if (!Array.isArray(value)) return undefined;
  const chosen = value.map((item) => choiceOf(item, choices)?.value);
  const distinct = new Set(value.map((item) => canonicalJson(item))).size === value.length;
  return distinct && !chosen.includes(undefined) ? (chosen as Json[]) : undefined;
}

function choiceOf(value: Json, choices: readonly Choice[]): Choice | undefined {
  const wanted = identity(value);
  return choices.find((choice) => identity(choice.value) === wanted);
}

/** Objects that have an id are the same when it is the same. */
function identity(value: Json): string {
  return canonicalJson(isObject(value) && typeof value['id'] === 'string' ? { id: value['id'] } : value);
}

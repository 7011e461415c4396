import type { Component } from '../definitions/index.js';
import type { Json } from '../engine/index.js';
import { isObject } from './field-values.js';

/**
 * What is wrong with the kind of a value, before Form.io's rules: a name for `messageOf`, or null. Form.io lets a file
 * that is no list pass, and 1.5 for an integer.
 */
export function brokenKind(component: Component, value: Json): string | null {
  switch (component.type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'number';
    case 'money':
      return typeof value === 'string' && /^-?\d{1,13}\.\d\d$/.test(value) ? null : 'money';
    case 'datetime':
      return typeof value === 'string' && datePattern(component).test(value) ? null : 'date';
    case 'textfield':
    case 'textarea':
      return typeof value === 'string' ? null : 'text';
    case 'checkbox':
      return typeof value === 'boolean' ? null : 'kind';
    case 'checklist':
    case 'file':
      return Array.isArray(value) ? null : 'kind';
    case 'datagrid':
    case 'editgrid':
      return Array.isArray(value) && value.every(isObject) ? null : 'kind';
    case 'container':
      return isObject(value) ? null : 'kind';
    default:
      return null;
  }
}

/** What is wrong with the size of a number or amount that is one. */
export function brokenLimit({ type, validate = {} }: Component, value: Json): string | null {
  if (type !== 'money' && type !== 'number') return null;
  const number = Number(value);
  if (type === 'number') return validate['integer'] === true && !Number.isInteger(number) ? 'integer' : null;
  if (isLimit(validate['min']) && number < Number(validate['min'])) return 'min';
  return isLimit(validate['max']) && number > Number(validate['max']) ? 'max' : null;
}

function isLimit(limit: unknown): boolean {
  return (typeof limit === 'number' || typeof limit === 'string') && limit !== '';
}

function datePattern(component: Component): RegExp {
  return component['enableTime'] === false
    ? /^\d{4}-\d\d-\d\d$/
    : /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;
}

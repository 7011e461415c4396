import type { Component } from '../definitions/index.js';
import type { Json } from '../engine/index.js';
import { isObject } from './field-values.js';
import { instantFrom, isDay } from './normalise-value.js';

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
      return isDate(component, value) ? null : 'date';
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

/** What is wrong with the size of a number, an amount or a list that is one. */
export function brokenLimit({ type, validate = {} }: Component, value: Json): string | null {
  const { min, max, minLength, maxLength, integer } = validate;
  if (Array.isArray(value)) {
    if (isLimit(minLength) && value.length < Number(minLength)) return 'minLength';
    return isLimit(maxLength) && value.length > Number(maxLength) ? 'maxLength' : null;
  }
  if (type === 'number') return integer === true && !Number.isInteger(value) ? 'integer' : null;
  if (type !== 'money') return null;
  if (isLimit(min) && Number(value) < Number(min)) return 'min';
  return isLimit(max) && Number(value) > Number(max) ? 'max' : null;
}

function isLimit(limit: unknown): boolean {
  return (typeof limit === 'number' || typeof limit === 'string') && limit !== '';
}

function isDate(component: Component, value: Json): boolean {
  if (typeof value !== 'string') return false;
  return component['enableTime'] === false ? isDay(value) : instantFrom(value) !== null;
}

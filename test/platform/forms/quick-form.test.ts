import type { Component } from '../../../platform/definitions/index.js';
import type { Variables } from '../../../platform/engine/index.js';
import { isQuick } from '../../../platform/forms/quick-form.js';
import { form } from './form-app.js';

const name: Component = { type: 'textfield', key: 'name', validate: { required: true, pattern: '\\d{4}' } };
const grid: Component = { type: 'datagrid', key: 'rows', components: [name] };

const quick = (component: Component, data: Variables = {}): boolean =>
  isQuick(form([component]), data, JSON.stringify(data));
const rows = (count: number): Variables => ({ rows: Array.from({ length: count }, () => ({})) });

describe('a submission whose validation is known to be short', () => {
  it.each<[string, Component]>([
    ['a field with a plain pattern', name],
    ['one inside others', { type: 'columns', key: 'c', columns: [{ components: [name] }] }],
    ['a simple condition', { ...name, conditional: { show: true, when: 'kind', eq: 'other' } }],
  ])('has %s', (_, component) => {
    expect(quick(component)).toBe(true);
  });

  it.each<[string, Component]>([
    ['a pattern that may go back', { ...name, validate: { pattern: '(a+)+' } }],
    [
      'a pattern that may go back, inside others',
      { ...grid, components: [{ ...name, validate: { pattern: '.*x.*' } }] },
    ],
    ['a pattern that is no text', { ...name, validate: { pattern: 5 } }],
    ['JSONLogic in a rule', { ...name, validate: { json: { '==': [1, 1] } } }],
    ['JSONLogic in a condition', { ...name, conditional: { json: { '==': [1, 1] } } }],
    ['a mask', { ...name, inputMask: '999' }],
    ['a type of Form.io with a pattern of its own', { ...name, type: 'email' }],
  ])('does not have %s', (_, component) => {
    expect(quick(component)).toBe(false);
  });

  it('has few rows, empty ones included', () => {
    expect(quick(grid, rows(50))).toBe(true);
    expect(quick(grid, rows(200))).toBe(false);
    const nested: Component = { type: 'datagrid', key: 'outer', components: [grid] };
    expect(quick(nested, { outer: [rows(10), rows(10)] })).toBe(true);
    expect(quick(nested, { outer: Array.from({ length: 20 }, () => rows(10)) })).toBe(false);
  });

  it('has few fields, chosen values and conditions', () => {
    const many = (count: number, conditional?: object): Component => ({
      type: 'container',
      key: 'c',
      components: Array.from({ length: count }, (_, index) => ({ ...name, key: `f${index}`, conditional })),
    });
    const conditions = Array.from({ length: 3 }, () => ({ component: 'x', operator: 'isEqual', value: '1' }));
    expect(quick(many(60))).toBe(true);
    expect(quick(many(60, { show: true, conjunction: 'all', conditions }))).toBe(false);
    expect(quick(many(150))).toBe(false);
    expect(quick({ type: 'checklist', key: 'c' }, { c: Array.from({ length: 200 }, String) })).toBe(false);
  });

  it('is not long', () => {
    expect(quick(name, { name: 'x'.repeat(90_000) })).toBe(true);
    expect(quick(name, { name: 'x'.repeat(110_000) })).toBe(false);
  });
});

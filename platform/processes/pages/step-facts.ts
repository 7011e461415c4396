import type { Component, Form, Release } from '../../definitions/index.js';
import { renderTemplate } from '../../definitions/index.js';
import type { Json, Variables } from '../../engine/index.js';

type Fact = { label: string; value: string };
type Show = (value: Json, component: Component, release: Release) => string;

/** A submitted step in short: its answers as label and text, in the order of the form. */
export function stepFacts(form: Form, data: Variables, release: Release): Fact[] {
  return form.components.flatMap((component) => factsOf(component, data, release));
}

function factsOf(component: Component, data: Variables, release: Release): Fact[] {
  if (component['hidden'] === true) return [];
  if (component.type === 'columns') {
    return (component.columns ?? []).flatMap(({ components }) =>
      components.flatMap((c) => factsOf(c, data, release)),
    );
  }
  if (component.type === 'panel')
    return (component.components ?? []).flatMap((c) => factsOf(c, data, release));
  if (component.type === 'container') {
    const inner = data[component.key ?? ''];
    return isObject(inner) ? (component.components ?? []).flatMap((c) => factsOf(c, inner, release)) : [];
  }
  const value = component.key === undefined ? undefined : data[component.key];
  if (value === undefined || value === null || value === '') return [];
  const text = (shows[component.type] ?? showText)(value, component, release);
  return text === '' ? [] : [{ label: component.label ?? '', value: text }];
}

const showText: Show = (value, component, release) =>
  Array.isArray(value)
    ? value.map((item) => showText(item, component, release)).join('、')
    : (labelOf(value, component, release) ?? plain(value));

const showRows: Show = (value) => (Array.isArray(value) && value.length > 0 ? `${value.length} 项` : '');

const shows: Record<string, Show> = {
  money: (value) => `¥${plain(value).replace(/\B(?=(\d{3})+(?=\.|$))/g, ',')}`,
  datetime: (value, component) =>
    component['enableTime'] === false
      ? plain(value).slice(0, 10)
      : plain(value).slice(0, 16).replace('T', ' '),
  checkbox: (value) => (value === true ? '是' : '否'),
  number: (value, component) => (component.suffix ? `${plain(value)} ${component.suffix}` : plain(value)),
  file: (value) => plain(value),
  datagrid: showRows,
  editgrid: showRows,
  content: () => '',
  facts: () => '',
};

/** The words for a code: from its dictionary, or from choices written into the form. */
function labelOf(value: Json, component: Component, release: Release): string | null {
  const { source } = component;
  if (source && 'dictionary' in source) {
    return (
      release.dictionaries.get(source.dictionary)?.values.find((entry) => entry.code === value)?.label ?? null
    );
  }
  const given = (component['values'] ?? (component['data'] as { values?: unknown } | undefined)?.values) as
    { value: unknown; label: string }[] | undefined;
  return Array.isArray(given) ? (given.find((choice) => choice.value === value)?.label ?? null) : null;
}

/** Lists joined, organisations and files by name: as templates write them. */
function plain(value: Json): string {
  return renderTemplate('{{value}}', { escape: 'none', evaluate: () => value });
}

function isObject(value: Json | undefined): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

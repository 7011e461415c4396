import type { Component, Form } from '../schemas/form.js';
import { openNames, type FeelCollector } from './feel-collector.js';
import { componentsOf } from './form-components.js';

/** The expressions of a form: lookups, values, hints, facts, choices, rules, what is refused. */
export function collectForm(form: Form, collector: FeelCollector): void {
  collector.lookups(form.lookups);
  for (const { component, place, inGrid } of componentsOf(form)) {
    collectComponent(component, place, inGrid ? collector.with({ row: 'open' }) : collector);
  }
  form.rules.forEach((rule, index) => {
    const place = `rules[${index}](${rule.id})`;
    const inside = collector.with(openNames(Object.keys(rule.let ?? {})));
    for (const [name, text] of Object.entries(rule.let ?? {})) inside.value(`${place}.let.${name}`, text);
    inside.value(`${place}.when`, rule.when);
    inside.value(`${place}.assert`, rule.assert);
    inside.template(`${place}.message`, rule.message);
  });
  const withLabel = collector.with(openNames(['label']));
  form.refused.forEach(({ message }, index) => withLabel.template(`refused[${index}].message`, message));
}

function collectComponent(component: Component, place: string, collector: FeelCollector): void {
  const { source } = component;
  collector.value(`${place}.value`, component.value);
  collector.value(`${place}.hint`, component.hint);
  component.items?.forEach((item, index) => collector.value(`${place}.items[${index}]`, item.value));
  if (!source) return;
  if ('list' in source) collector.value(`${place}.source.list`, source.list);
  else if ('lookup' in source) {
    const withItem = collector.with({ item: 'open' });
    withItem.value(`${place}.source.value`, source.value);
    withItem.value(`${place}.source.label`, source.label);
  } else {
    collector.nested(
      `${place}.source.where`,
      'organisations' in source ? source.organisations.where : source.where,
    );
  }
}

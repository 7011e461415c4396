import type { Component, Form } from '../definitions/index.js';
import type { Choice } from './choices.js';

/** What is filled into a component for the browser. */
export interface ComponentParts {
  choices: Choice[] | null;
  hint: string | null;
  /** Texts of a facts block. */
  items: { label: string; value: string }[] | null;
}

/** Keys that only the server reads. */
const serverKeys = new Set(['source', 'value', 'items', 'hint']);

/**
 * Plain Form.io JSON: every component with its choices, hint and facts in place of the expressions for them; lookups and
 * rules stay on the server. A component whose parts are undefined is left out.
 */
export function presentForm(
  form: Form,
  parts: (component: Component) => ComponentParts | undefined,
  more: object = {},
): object {
  const present = (component: Component): object[] => {
    const found = parts(component);
    if (!found) return [];
    const kept = Object.entries(component).filter(([key]) => !serverKeys.has(key));
    return [
      {
        ...Object.fromEntries(kept),
        ...(found.choices ? choiceKeys(component, found.choices) : {}),
        ...(found.hint === null ? {} : { hint: found.hint }),
        ...(found.items ? { items: found.items } : {}),
        ...(component.components ? { components: component.components.flatMap(present) } : {}),
        ...(component.columns
          ? { columns: component.columns.map((c) => ({ ...c, components: c.components.flatMap(present) })) }
          : {}),
      },
    ];
  };
  return { title: form.title, display: 'form', components: form.components.flatMap(present), ...more };
}

/** Form.io keeps a select's choices under `data`, a radio's beside it. */
function choiceKeys(component: Component, values: Choice[]): object {
  return component.type === 'select' ? { dataSrc: 'values', data: { values } } : { values };
}

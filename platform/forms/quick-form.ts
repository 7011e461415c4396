import { componentTypes, type Component, type Form } from '../definitions/index.js';
import type { Json, Variables } from '../engine/index.js';
import { isObject } from './field-values.js';
import { isGrid } from './form-model.js';
import { isLinear } from './linear-pattern.js';

/** Form.io's work grows with the square of what it looks at; for so much it takes 14 ms at most, once compiled. */
const mostWork = 10_000;
const mostCharacters = 100_000;
/** `integer` is our own, see `checkValue`. */
const quickRules = new Set('required minLength maxLength min max integer customMessage'.split(' '));

/** Whether none of the form's rules may take long over little data. */
const quickForms = new WeakMap<Form, boolean>();

/**
 * Whether Form.io's validation of the submission is known to be short.
 * @param text the data as JSON
 */
export function isQuick(form: Form, data: Variables, text: string): boolean {
  if (text.length > mostCharacters) return false;
  let quick = quickForms.get(form);
  if (quick === undefined) quickForms.set(form, (quick = form.components.every(isQuickComponent)));
  if (!quick) return false;
  const seen = new Count();
  seen.add(form.components, data);
  return seen.work <= mostWork;
}

/** Its rules take a time that grows with its value at most: no JSONLogic, no type with an expression of its own. */
function isQuickComponent({ type, validate = {}, conditional, ...component }: Component): boolean {
  const { pattern, ...others } = validate;
  return (
    (componentTypes as readonly string[]).includes(type) &&
    !('inputMask' in component) &&
    Object.keys(others).every((rule) => quickRules.has(rule)) &&
    (pattern === undefined || (typeof pattern === 'string' && isLinear(pattern))) &&
    !(isObject(conditional) && 'json' in conditional) &&
    insideOf(component).every(isQuickComponent)
  );
}

/** What Form.io looks at: each component, in each row, and each of several values. */
class Count {
  private components = 0;
  private conditions = 0;

  get work(): number {
    return this.components * (this.components + this.conditions);
  }

  /** Stops when it is too much. */
  add(components: readonly Component[], data: Json | undefined): void {
    for (const component of components) {
      if (this.work > mostWork) return;
      this.components += 1;
      this.conditions += conditionsOf(component);
      const { key } = component;
      const value = key !== undefined && isObject(data) ? data[key] : undefined;
      if (isGrid(component) && Array.isArray(value))
        for (const row of value) this.add(component.components ?? [], row);
      else if (Array.isArray(value)) this.components += value.length;
      // layout has no value of its own
      this.add(insideOf(component), isObject(value) ? value : data);
    }
  }
}

function insideOf({ components = [], columns = [] }: Pick<Component, 'components' | 'columns'>): Component[] {
  return [...components, ...columns.flatMap((column) => column.components)];
}

function conditionsOf({ conditional }: Component): number {
  if (!isObject(conditional)) return 0;
  const { conditions } = conditional;
  return Array.isArray(conditions) ? conditions.length : 1;
}

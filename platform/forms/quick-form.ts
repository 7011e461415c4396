import { componentTypes, type Component, type Form } from '../definitions/index.js';
import type { Json, Variables } from '../engine/index.js';
import { isLinear } from './linear-pattern.js';

/** Form.io takes about 10 ms for so many. */
const mostComponents = 1_000;
const mostCharacters = 100_000;
/** `integer` is our own, see `checkValue`. */
const quickRules = new Set('required minLength maxLength min max integer customMessage'.split(' '));

/** By form: how many components Form.io looks at for each row; null when one of them may take long over little data. */
const counts = new WeakMap<Form, number | null>();

/**
 * Whether Form.io's validation of the submission is known to be short.
 * @param text the data as JSON
 */
export function isQuick(form: Form, data: Variables, text: string): boolean {
  if (text.length > mostCharacters) return false;
  let count = counts.get(form);
  if (count === undefined) {
    const components = form.components.flatMap(withInner);
    counts.set(form, (count = components.every(isQuickComponent) ? components.length : null));
  }
  return count !== null && count * (1 + rowsIn(data)) <= mostComponents;
}

function withInner(component: Component): Component[] {
  const { components = [], columns = [] } = component;
  const inside = [...components, ...columns.flatMap((column) => column.components)];
  return [component, ...inside.flatMap(withInner)];
}

/** Its rules take a time that grows with its value at most: no JSONLogic, no type with an expression of its own. */
function isQuickComponent({ type, validate = {}, conditional, ...component }: Component): boolean {
  const { pattern, ...others } = validate;
  return (
    (componentTypes as readonly string[]).includes(type) &&
    !('inputMask' in component) &&
    Object.keys(others).every((rule) => quickRules.has(rule)) &&
    (pattern === undefined || (typeof pattern === 'string' && isLinear(pattern))) &&
    !(conditional !== null && typeof conditional === 'object' && 'json' in conditional)
  );
}

/** Elements of all lists. */
function rowsIn(value: Json | undefined): number {
  if (value === null || typeof value !== 'object') return 0;
  if (!Array.isArray(value)) return Object.values(value).reduce<number>((sum, each) => sum + rowsIn(each), 0);
  return value.reduce<number>((sum, each) => sum + rowsIn(each), value.length);
}

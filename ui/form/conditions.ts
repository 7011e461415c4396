import type { Conditional, FormComponent } from './form-json';

/** Whether a field is shown for this data: Form.io's simple condition, in both of its spellings. */
export function isShown(component: FormComponent, data: unknown, row: unknown = data): boolean {
  if (component.hidden) return false;
  const condition = component.conditional;
  if (!condition) return true;
  const met = condition.conditions?.length ? all(condition, data, row) : simple(condition, data, row);
  if (met === null) return true;
  return met === (String(condition.show ?? true) !== 'false');
}

function simple(condition: Conditional, data: unknown, row: unknown): boolean | null {
  if (!condition.when) return null;
  return equals(read(condition.when, data, row), condition.eq);
}

function all({ conjunction, conditions = [] }: Conditional, data: unknown, row: unknown): boolean {
  const results = conditions.map(({ component, operator, value }) =>
    compare(operator, read(component, data, row), value),
  );
  return conjunction === 'any' ? results.some(Boolean) : results.every(Boolean);
}

function compare(operator: string, found: unknown, wanted: unknown): boolean {
  switch (operator) {
    case 'isNotEqual':
      return !equals(found, wanted);
    case 'isEmpty':
      return isEmpty(found);
    case 'isNotEmpty':
      return !isEmpty(found);
    case 'includes':
      return Array.isArray(found) ? found.includes(wanted) : String(found ?? '').includes(String(wanted));
    case 'notIncludes':
      return !compare('includes', found, wanted);
    case 'greaterThan':
      return Number(found) > Number(wanted);
    case 'greaterThanOrEqual':
      return Number(found) >= Number(wanted);
    case 'lessThan':
      return Number(found) < Number(wanted);
    case 'lessThanOrEqual':
      return Number(found) <= Number(wanted);
    default:
      return equals(found, wanted);
  }
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const equals = (found: unknown, wanted: unknown): boolean =>
  Array.isArray(found) ? found.includes(wanted) : String(found ?? '') === String(wanted ?? '');

/** A path of the row wins over the same path of the whole form. */
function read(path: string, data: unknown, row: unknown): unknown {
  const last = path.split('.').at(-1) ?? path;
  return at(row, path) ?? at(data, path) ?? at(row, last);
}

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (found, key) =>
        found && typeof found === 'object' ? (found as Record<string, unknown>)[key] : undefined,
      value,
    );
}

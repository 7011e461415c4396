import type { Json, Variables } from '../engine/index.js';
import { isGrid, type Field } from './form-model.js';

/** One place of a field in actual data: a field in a grid has one in each row. */
export interface Place {
  /** Object that holds the value under the field's last key. */
  holder: Variables;
  key: string;
  value: Json | undefined;
  /** Form.io data path: `rows[2].name`. */
  path: string;
  /** The innermost row; null outside of grids. */
  row: Variables | null;
}

/** Every place that a field has in the data; none where a surrounding object or row is missing. */
export function placesOf(field: Field, data: Variables): Place[] {
  let holders: { object: Variables; path: string; row: Variables | null }[] = [
    { object: data, path: '', row: null },
  ];
  field.keys.slice(0, -1).forEach((key, index) => {
    const isRows = field.grids.includes(index + 1);
    holders = holders.flatMap(({ object, path, row }) => {
      const value = object[key];
      const here = path === '' ? key : `${path}.${key}`;
      if (isRows) {
        return (Array.isArray(value) ? value : []).flatMap((item, number) =>
          isObject(item) ? [{ object: item, path: `${here}[${number}]`, row: item }] : [],
        );
      }
      return isObject(value) ? [{ object: value, path: here, row }] : [];
    });
  });
  const key = field.keys.at(-1)!;
  return holders.map(({ object, path, row }) => ({
    holder: object,
    key,
    value: Object.hasOwn(object, key) ? object[key] : undefined,
    path: path === '' ? key : `${path}.${key}`,
    row,
  }));
}

/** Puts a value, or takes it away when it is null. */
export function put({ holder, key }: Place, value: Json | undefined): void {
  if (value === null || value === undefined) delete holder[key];
  else holder[key] = value;
}

export function isObject(value: unknown): value is Variables {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A grid whose rows are the server's; people fill in only the cells that are not locked. */
export function hasServerRows({ component, locked }: Field): boolean {
  return isGrid(component) && component.value !== undefined && (component.fixedRows === true || locked);
}

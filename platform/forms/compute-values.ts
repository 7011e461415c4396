import type { Json, Variables } from '../engine/index.js';
import { hasServerRows, isObject, placesOf, put } from './field-values.js';
import type { Field, FormModel } from './form-model.js';
import type { FormScope } from './form-scope.js';
import { normaliseValue } from './normalise-value.js';

/**
 * Writes what the server decides into `scope.data`, in reading order: values of locked fields, rows of grids whose rows
 * are the server's. What a client sent for these is forgotten first.
 * @param prefill also fields that people may change
 */
export function computeValues(model: FormModel, scope: FormScope, timeZone: string, prefill = false): void {
  const typedRows = forgetLocked(model, scope.data);
  for (const field of model.valued) {
    if (hasServerRows(field)) computeRows(model, field, scope, timeZone, typedRows.get(field) ?? []);
    else if (field.locked || prefill) computeField(field, scope, timeZone);
  }
}

/** Drops values of locked fields. @returns the rows that came in for grids with rows of the server */
function forgetLocked(model: FormModel, data: Variables): Map<Field, Json[]> {
  const typedRows = new Map<Field, Json[]>();
  for (const field of model.fields) {
    for (const place of placesOf(field, data)) {
      if (hasServerRows(field)) typedRows.set(field, Array.isArray(place.value) ? place.value : []);
      if (field.locked || hasServerRows(field)) put(place, null);
    }
  }
  return typedRows;
}

function computeField(field: Field, scope: FormScope, timeZone: string): void {
  for (const place of placesOf(field, scope.data)) {
    if (!field.locked && place.value !== undefined) continue;
    const value = scope.evaluate(field.component.value!, place.row ? { row: place.row } : undefined);
    put(place, normaliseValue(field.component, value, timeZone));
  }
}

/** Rows of the server; of a row that came in with the same key, the cells that people may fill in. */
function computeRows(model: FormModel, grid: Field, scope: FormScope, timeZone: string, typed: Json[]): void {
  const computed = scope.evaluate(grid.component.value!);
  const columns = model.fields.filter((field) => isColumnOf(field, grid));
  const rowKey = grid.component.rowKey;
  const rows = (Array.isArray(computed) ? computed : []).filter(isObject).map((serverRow, index) => {
    const came = rowKey
      ? typed.find((row) => isObject(row) && row[rowKey] !== undefined && row[rowKey] === serverRow[rowKey])
      : typed[index];
    return mergeRow(columns, serverRow, isObject(came) ? came : {}, timeZone);
  });
  for (const place of placesOf(grid, scope.data)) put(place, rows);
}

function mergeRow(columns: Field[], serverRow: Variables, typedRow: Variables, timeZone: string): Variables {
  const row: Variables = {};
  for (const { component, locked } of columns) {
    const typed = locked ? undefined : typedRow[component.key];
    const value = normaliseValue(component, typed ?? serverRow[component.key], timeZone);
    if (value !== null) row[component.key] = value;
  }
  return row;
}

function isColumnOf(field: Field, grid: Field): boolean {
  return field.keys.length === grid.keys.length + 1 && field.place.startsWith(`${grid.place}.`);
}

import type { RecordType } from '../definitions/index.js';
import { canonicalJson } from '../kernel/index.js';
import { valueAt, type DataRow } from './rows/row-source.js';

/** What must be unique among records of a type; null when the type asks for nothing or a part of the key is missing. */
export function recordKey(type: RecordType, data: DataRow): string | null {
  if (!type.key) return null;
  const parts = type.key.map((path) => valueAt(data, path) ?? null);
  return parts.includes(null) ? null : canonicalJson(parts);
}

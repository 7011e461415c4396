import type { Format, Release } from '../../definitions/index.js';
import type { DataRow } from '../rows/row-source.js';

/**
 * One value as people read it: labels instead of codes, names of organisations and people, money as decimal text, instants
 * as ISO 8601. What is absent, or was removed because it may not be read, is null.
 */
export function renderValue(
  release: Release,
  { format, dictionary }: { format: Format; dictionary?: string },
  value: unknown,
): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (format === 'files') return Array.isArray(value) ? value.map(fileOf) : [];
  if (Array.isArray(value)) {
    const words = value.map((item) => renderValue(release, { format: 'text', dictionary }, item));
    return words.filter((word) => word !== null).join('、') || null;
  }
  if (typeof value === 'object') return nameOf(value as DataRow);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (dictionary !== undefined) return labelOf(release, dictionary, String(value));
  return format === 'number' || format === 'money' ? value : String(value);
}

function labelOf(release: Release, dictionary: string, code: string): string {
  const entry = release.dictionaries.get(dictionary)?.values.find((value) => value.code === code);
  return entry?.label ?? code;
}

const nameOf = (value: DataRow) => {
  const name = value['name'] ?? value['label'];
  return typeof name === 'string' ? name : null;
};

/** What a file is known by; Form.io's own keys stay behind. */
export function fileOf(value: unknown): DataRow {
  const { id, name, originalName, size, type, sha256 } = value as DataRow;
  return { id, name: originalName ?? name, size, type, sha256 };
}

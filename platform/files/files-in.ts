import type { Json } from '../engine/index.js';

export interface FoundFile {
  id: string;
  name: string;
  size: number;
  type: string;
  sha256: string;
  /** Top-level field of the submission that names it. */
  field: string;
}

/** Every stored file that a submission names, wherever it stands in it. */
export function filesIn(data: Readonly<Record<string, Json>>): FoundFile[] {
  return Object.entries(data).flatMap(([field, value]) => collect(value, field));
}

function collect(value: Json, field: string): FoundFile[] {
  if (Array.isArray(value)) return value.flatMap((item) => collect(item, field));
  if (value === null || typeof value !== 'object') return [];
  const { id, name, size, type, sha256 } = value;
  if (typeof id === 'string' && typeof name === 'string' && typeof sha256 === 'string') {
    return [{ id, name, size: Number(size ?? 0), type: String(type ?? ''), sha256, field }];
  }
  return Object.values(value).flatMap((item) => collect(item, field));
}

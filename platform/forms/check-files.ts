import type { FileClass } from '../definitions/index.js';
import type { Json, Variables } from '../engine/index.js';
import { refuse, type FieldError } from '../kernel/index.js';
import { isOfKind, kindNames, kindOfType } from './file-kinds.js';
import type { StoredFile } from './file-source.js';
import { isObject } from './field-values.js';

export interface CheckedFiles {
  /** What is stored: our own record of each file, never what the client said about it. */
  value: Variables[];
  errors: FieldError[];
}

/**
 * Files of one field against its class and our records.
 * @param allowed ids that may be named though somebody else uploaded them (the form itself put them there)
 */
export function checkFiles(
  { path, label, value }: { path: string; label: string; value: Json[] },
  fileClass: FileClass | undefined,
  found: ReadonlyMap<string, StoredFile>,
  allowed: ReadonlySet<string>,
): CheckedFiles {
  const errors: FieldError[] = [];
  const fail = (message: string): void => void errors.push({ path, message, rule: 'file' });
  const files = value.flatMap((item) => {
    const file = found.get(fileId(item) ?? '');
    if (file && (file.own || allowed.has(file.id))) return [file];
    fail(`${label}中有文件没有上传成功，请删除后重新上传`);
    return [];
  });
  if (fileClass && value.length > fileClass.maxCount) fail(`${label}最多上传 ${fileClass.maxCount} 个文件`);
  for (const file of files) {
    const wrong = fileClass && breaksClass(file, fileClass);
    if (wrong) fail(wrong);
  }
  return { value: files.map(toValue), errors };
}

export function fileId(item: Json): string | null {
  return isObject(item) && typeof item['id'] === 'string' ? item['id'] : null;
}

function breaksClass({ name, size, type }: StoredFile, { types, maxSize }: FileClass): string | null {
  if (size > maxSize * 1024 * 1024) return refuse('file-too-large', { name, limit: maxSize }).detail;
  if (isOfKind(type, types)) return null;
  return refuse('file-type-forbidden', { name, found: kindOfType(type), allowed: kindNames(types) }).detail;
}

function toValue({ id, name, size, type, sha256 }: StoredFile): Variables {
  return { id, name, originalName: name, size, type, sha256, storage: 'platform' };
}

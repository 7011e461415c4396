import { createHash } from 'node:crypto';

/** SHA-256 (hex) of one text. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** SHA-256 (hex) over sorted paths and contents: the id of a release. */
export function filesHash(files: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256');
  for (const path of Object.keys(files).sort()) hash.update(JSON.stringify([path, files[path]]));
  return hash.digest('hex');
}

export interface ZipEntry {
  name: string;
  encrypted: boolean;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;

/** The central directory of a ZIP archive; null when it is not there, as in a file that was cut off. */
export function zipEntries(content: Buffer): ZipEntry[] | null {
  const end = findEnd(content);
  if (end < 0) return null;
  const count = content.readUInt16LE(end + 10);
  let at = content.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  while (entries.length < count) {
    if (at + 46 > content.length || content.readUInt32LE(at) !== entrySignature) return null;
    const nameLength = content.readUInt16LE(at + 28);
    entries.push({
      name: content.toString('utf8', at + 46, at + 46 + nameLength),
      encrypted: (content.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + nameLength + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
  }
  return entries;
}

/** The end record stands last, before a comment of at most 64 KB. */
function findEnd(content: Buffer): number {
  for (let at = content.length - endLength; at >= Math.max(0, content.length - endLength - 0xffff); at -= 1) {
    if (content.readUInt32LE(at) === endSignature) return at;
  }
  return -1;
}

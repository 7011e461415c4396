/** The smallest contents of each kind, made byte by byte. */
export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
export const encryptedPdf = Buffer.from('%PDF-1.4\ntrailer<</Root 1 0 R/Encrypt 5 0 R>>\n%%EOF\n');
export const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.alloc(17),
  Buffer.from('0000000049454e44ae426082', 'hex'),
]);
export const script = Buffer.from('#!/bin/sh\necho hello\n');
export const html = Buffer.from('<!DOCTYPE html><script>alert(1)</script>');

/** A ZIP archive with empty files of these names. */
export function zip(names: readonly string[], flags = 0): Buffer {
  const heads: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const bytes = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(bytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(bytes.length, 28);
    entry.writeUInt32LE(offset, 42);
    heads.push(head, bytes);
    entries.push(entry, bytes);
    offset += 30 + bytes.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...heads, directory, end]);
}

export const docx = zip(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']);
export const xlsx = zip(['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml']);
export const ofd = zip(['OFD.xml', 'Doc_0/Document.xml']);

/** A compound file that holds one stream of this name. */
export function compoundFile(stream: string): Buffer {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1016),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(64),
  ]);
}

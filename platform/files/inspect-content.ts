import { readFile } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { zipEntries } from './zip-entries.js';

/** What a file is by its content. `type` is null when it is nothing we know. */
export interface Inspected {
  type: string | null;
  /** A password is needed to open it. */
  encrypted: boolean;
  damaged: boolean;
}

const unknown: Inspected = { type: null, encrypted: false, damaged: false };
const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** Looks into the content, never at the name. Reads the whole file: uploads are bounded. */
export async function inspectContent(file: string): Promise<Inspected> {
  const content = await readFile(file);
  if (content.subarray(0, 8).equals(compoundFile)) return inspectCompoundFile(content);
  const found = await fileTypeFromBuffer(content);
  if (!found) return unknown;
  if (found.mime === 'application/pdf') return inspectPdf(content);
  if (content.subarray(0, 2).toString('latin1') === 'PK') return inspectZip(content, found.mime);
  return { ...unknown, type: found.mime };
}

function inspectPdf(content: Buffer): Inspected {
  const tail = content.subarray(Math.max(0, content.length - 4096)).toString('latin1');
  return {
    type: 'application/pdf',
    encrypted: /\/Encrypt(\s*<<|\s+\d+\s+\d+\s+R)/.test(content.toString('latin1')),
    damaged: !tail.includes('%%EOF'),
  };
}

const officeFolders: [string, string][] = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
];

/** DOCX, XLSX and OFD are ZIP archives with a known inside. */
function inspectZip(content: Buffer, found: string): Inspected {
  const entries = zipEntries(content);
  if (!entries) return { type: found, encrypted: false, damaged: true };
  const names = entries.map(({ name }) => name);
  const encrypted = entries.some((entry) => entry.encrypted);
  const office = names.includes('[Content_Types].xml')
    ? officeFolders.find(([folder]) => names.some((name) => name.startsWith(folder)))?.[1]
    : undefined;
  const type = office ?? (names.includes('OFD.xml') ? 'application/ofd' : 'application/zip');
  return { type, encrypted, damaged: false };
}

/** The older Office formats; also what a DOCX or XLSX with a password is wrapped in. */
function inspectCompoundFile(content: Buffer): Inspected {
  const holds = (stream: string): boolean => content.includes(Buffer.from(stream, 'utf16le'));
  const encrypted = holds('EncryptedPackage');
  if (holds('WordDocument')) return { type: 'application/msword', encrypted, damaged: false };
  if (holds('Workbook')) return { type: 'application/vnd.ms-excel', encrypted, damaged: false };
  return { type: encrypted ? 'application/msword' : null, encrypted, damaged: false };
}

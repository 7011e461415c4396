/** What a file class may name, and the MIME types that its content is recognised by. */
export const fileKinds: Readonly<Record<string, readonly string[]>> = {
  pdf: ['application/pdf'],
  ofd: ['application/ofd'],
  doc: ['application/msword'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  xls: ['application/vnd.ms-excel'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  png: ['image/png'],
  dwg: ['image/vnd.dwg'],
  zip: ['application/zip'],
};

/** Whether a content type is one of the named kinds. */
export function isOfKind(type: string, kinds: readonly string[]): boolean {
  return kinds.some((kind) => fileKinds[kind]?.includes(type));
}

/** The kind's name for people: PDF、DOCX. */
export function kindNames(kinds: readonly string[]): string {
  return kinds.map((kind) => kind.toUpperCase()).join('、');
}

export function kindOfType(type: string): string {
  const kind = Object.entries(fileKinds).find(([, types]) => types.includes(type))?.[0];
  return kind?.toUpperCase() ?? type;
}

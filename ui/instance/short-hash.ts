/** `6b1f 0c8e 93a7 …`: enough to compare by eye. */
export function shortHash(hash: string, groups = 3): string {
  const shown = hash.slice(0, groups * 4).replace(/(.{4})(?=.)/g, '$1 ');
  return hash.length > groups * 4 ? `${shown} …` : shown;
}

export const groupedHash = (hash: string): string => hash.replace(/(.{4})(?=.)/g, '$1 ');

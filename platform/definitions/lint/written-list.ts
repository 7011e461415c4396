/** The parts of a comma list that is written out; an expression's are not known before it runs. */
export function writtenList(text: string | undefined): string[] {
  if (text === undefined || text.trim().startsWith('=')) return [];
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

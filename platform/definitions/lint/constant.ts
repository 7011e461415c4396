/** `text` or `="text"`; null for any other expression. */
export function constantOf(source: string): string | null {
  if (!source.startsWith('=')) return source;
  return /^=\s*"([^"]*)"\s*$/.exec(source)?.[1] ?? null;
}

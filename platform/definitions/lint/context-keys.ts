/** Names of a FEEL context that is written out (`={a: 1, "b": 2}`); null for any other expression. */
export function contextKeys(source: string): string[] | null {
  const text = source.replace(/^=\s*/, '').trim();
  if (!text.startsWith('{') || !text.endsWith('}')) return null;
  const keys: string[] = [];
  let depth = 0;
  let start = 1;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '"' && text[at - 1] !== '\\') quoted = !quoted;
    if (quoted) continue;
    if ('{[('.includes(char)) depth += 1;
    if ('}])'.includes(char)) depth -= 1;
    if (depth === 0 && at < text.length - 1) return null;
    if (depth === 1 && char === ',') start = at + 1;
    if (depth === 1 && char === ':' && start >= 0) {
      keys.push(text.slice(start, at).trim().replace(/^"|"$/g, ''));
      start = -1;
    }
  }
  return keys;
}

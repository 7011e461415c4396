import { contextKeys } from './context-keys.js';

export interface DecideCall {
  id: string;
  /** Names that the decision is given; null when they are not written out. */
  names: string[] | null;
}

/** The calls `decide("id", {name: value})` in an expression. */
export function decideCalls(text: string): DecideCall[] {
  return [...text.matchAll(/\bdecide\(\s*"([^"]+)"\s*,\s*/g)].map((match) => ({
    id: match[1] ?? '',
    names: contextKeys(argumentAt(text, match.index + match[0].length)),
  }));
}

/** The text from `start` to the end of its argument. */
function argumentAt(text: string, start: number): string {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '"' && text[at - 1] !== '\\') quoted = !quoted;
    if (quoted) continue;
    if (depth === 0 && ',)'.includes(char)) return text.slice(start, at);
    if ('{[('.includes(char)) depth += 1;
    if ('}])'.includes(char)) depth -= 1;
  }
  return text.slice(start);
}

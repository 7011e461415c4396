const constant = /^(?:-?\d+(?:\.\d+)?|true|false|"[^"\\]*")$/;

/** The value of a literal text, number or boolean; undefined for any other expression. */
export function constantOf(text: string): unknown {
  const trimmed = text.trim();
  if (!constant.test(trimmed)) return undefined;
  if (trimmed.startsWith('"')) return trimmed.slice(1, -1);
  return trimmed === 'true' || trimmed === 'false' ? trimmed === 'true' : Number(trimmed);
}

/** The values of a list of literals (`"high", "low"`); undefined when it holds anything else. */
export function readConstants(text: string): unknown[] | undefined {
  const parts = text.match(/"[^"\\]*"|[^",]+/g) ?? [];
  const written = parts.map((part) => part.trim()).filter((part) => part !== '');
  const values = written.map(constantOf);
  return values.length === 0 || values.includes(undefined) ? undefined : values;
}

/** A statement as a server sent it, with the values that were bound to its places. */
export interface RecordedStatement {
  text: string;
  /** `$1` first. */
  values: (string | null)[];
}

const entryStart = /^\d+\|([^|]*)\|(\w+): {2}/;

/** The statements that connections of this application name sent, from PostgreSQL's log (`log_line_prefix` `%p|%a|`). */
export function readStatements(log: string, application: string): RecordedStatement[] {
  const found: RecordedStatement[] = [];
  for (const { name, level, text } of entriesOf(log)) {
    if (name !== application) continue;
    const statement = /^(?:execute [^:]*|statement): ([\s\S]*)$/.exec(text);
    if (level === 'LOG' && statement)
      found.push({ text: statement[1]!.trim().replace(/;$/, ''), values: [] });
    else if (level === 'DETAIL' && found.length > 0) found.at(-1)!.values = readValues(text);
  }
  return found;
}

function entriesOf(log: string): { name: string; level: string; text: string }[] {
  const entries: { name: string; level: string; text: string }[] = [];
  for (const line of log.split('\n')) {
    const start = entryStart.exec(line);
    if (start) entries.push({ name: start[1]!, level: start[2]!, text: line.slice(start[0].length) });
    else if (entries.length > 0) entries.at(-1)!.text += `\n${line.replace(/^\t/, '')}`;
  }
  return entries;
}

/** `Parameters: $1 = 'it''s', $2 = NULL` */
function readValues(text: string): (string | null)[] {
  return [...text.matchAll(/\$\d+ = (?:NULL|'((?:[^']|'')*)')/g)].map(([, quoted]) =>
    quoted === undefined ? null : quoted.replaceAll("''", "'"),
  );
}

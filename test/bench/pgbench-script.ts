import { query } from './bench-database.js';
import type { RecordedStatement } from './recorded-statements.js';

/** What identifies the recorded completion; everything else in it is written again as it was. */
export interface RecordedCompletion {
  statements: RecordedStatement[];
  instance: string;
  completedTask: string;
  openedTask: string;
  /** Of the wait that the completion opened. */
  openedWait: string;
  idempotencyKey: string;
  /** Of the instance afterwards; the trail counts alike. */
  version: number;
}

export interface PgbenchScript {
  text: string;
  /** Passed as `-D name=value`: bound like the server binds them, not parsed with the statement. */
  constants: Record<string, string>;
}

/** Ids are 32 hexadecimal digits: a letter for the kind, then a number that client, run and turn make unique. */
const idText = (kind: string, variable: string): string =>
  `('${kind}' || lpad(to_hex(:${variable}::bigint), 31, '0'))`;
export const firstTurn = 1;

/** An id of the script, as PostgreSQL's uuid takes it. @param turn 0 for the instance */
export function startingId(kind: 'a' | 'b' | 'c', run: number, client: number, turn: number): string {
  const number = (run * 1000 + client) * 10_000_000 + turn;
  return kind + number.toString(16).padStart(31, '0');
}

/** The rows that the script expects of each client in run `run` before its first turn, copied from those recorded. */
export async function createClientRows(
  databaseUrl: string,
  template: string,
  run: number,
  clients: number,
): Promise<void> {
  const owner = `((${run}) * 1000 + client)::bigint * 10000000`;
  const id = (kind: string, number: string) => `('${kind}' || lpad(to_hex(${number}), 31, '0'))::uuid`;
  const ids = { instance: id('a', owner), task: id('b', `${owner} + ${firstTurn}`) };
  await query(
    databaseUrl,
    `INSERT INTO instances
     SELECT copy.* FROM instances i, generate_series(0, ${clients - 1}) client, jsonb_populate_record(i,
       jsonb_build_object('id', ${ids.instance}, 'version', ${firstTurn}, 'trail_seq', ${firstTurn})) copy
      WHERE i.id = '${template}'`,
    `INSERT INTO tasks
     SELECT copy.* FROM tasks t, generate_series(0, ${clients - 1}) client, jsonb_populate_record(t,
       jsonb_build_object('id', ${ids.task}, 'instance_id', ${ids.instance}, 'wait', 'w${firstTurn}')) copy
      WHERE t.instance_id = '${template}' AND t.status = 'open'`,
  );
}

/**
 * The very statements of one completion as a pgbench script, in as many round trips as the server makes. Each client has
 * an instance of its own and completes its open task again and again: ids, version and wait move on from turn to turn,
 * all other values are those recorded, so that the rows written are as many and as large.
 */
export function pgbenchScript(completion: RecordedCompletion): PgbenchScript {
  const constants: Record<string, string> = {};
  const statements = completion.statements.map(({ text, values }, index) => {
    const places = values.map((value, place) => {
      if (value === null) return 'NULL';
      if (value === '') return `''`;
      const name = `s${index}_${place + 1}`;
      const moving = movingValue(value, `:${name}`, completion);
      if (moving === null || moving.includes(`:${name}`)) constants[name] = value;
      return moving ?? `:${name}`;
    });
    return text.replace(/\$(\d+)/g, (_, place: string) => places[Number(place) - 1]!);
  });
  const counters = [
    `\\set version :version + 1`,
    `\\set before :version - 1`,
    `\\set owner (:run * 1000 + :client_id) * 10000000`,
    `\\set was :owner + :before`,
    `\\set turn :owner + :version`,
  ];
  const text = [...counters, ...roundTrips(statements).flatMap(linesOf)].join('\n');
  return { text: `${text}\n`, constants };
}

/** As `Transaction` sends them: BEGIN with the statement behind it, COMMIT with the one before it. */
export function roundTrips(statements: readonly string[]): string[][] {
  const trips: string[][] = [];
  for (const [index, statement] of statements.entries()) {
    if (statement === 'COMMIT' || statements[index - 1] === 'BEGIN') trips.at(-1)!.push(statement);
    else trips.push([statement]);
  }
  return trips;
}

function linesOf(trip: readonly string[]): string[] {
  const lines = trip.map((statement) => `${statement};`);
  return trip.length === 1 ? lines : ['\\startpipeline', ...lines, '\\endpipeline'];
}

/** SQL for a value that is another one at every turn; null when it may stay. */
function movingValue(value: string, place: string, completion: RecordedCompletion): string | null {
  const known: Record<string, string> = {
    [completion.instance]: `${idText('a', 'owner')}::uuid`,
    [completion.completedTask]: `${idText('b', 'was')}::uuid`,
    [completion.idempotencyKey]: `${idText('c', 'turn')}::uuid`,
    [String(completion.version)]: ':version',
    [String(completion.version - 1)]: ':before',
  };
  if (known[value] !== undefined) return known[value];
  if (!value.includes(completion.openedTask)) return null;
  const replaced = `replace(replace(${place}, '${completion.openedTask}', ${idText('b', 'turn')}), '${completion.instance}', ${idText('a', 'owner')})`;
  return `replace(${replaced}, '"${completion.openedWait}"', '"w' || :version::text || '"')`;
}

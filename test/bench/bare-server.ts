import { createServer, type IncomingMessage } from 'node:http';
import { readFileSync } from 'node:fs';
import { Sql } from '../../platform/kernel/index.js';
import { firstTurn, startingId, type RecordedCompletion } from './pgbench-script.js';

/**
 * `POST /api/<run>/<client>`: sends the recorded statements of a completion, moved to the client's own rows, by the
 * platform's own driver layer behind `node:http`; nothing else. What it reaches, a server in Node.js can reach at most.
 */
const [url, file, pool, port] = process.argv.slice(2) as [string, string, string, string];
const completion = JSON.parse(readFileSync(file, 'utf8')) as RecordedCompletion;
const sql = Sql.connect(url, { pool: Number(pool) });
const versions = new Map<string, number>();
const begin = completion.statements.findIndex(({ text }) => text === 'BEGIN');
const last = completion.statements.length - 2;

createServer((request, response) => {
  bodyOf(request)
    .then(async (body) => {
      const [, , run, client] = request.url!.split('/');
      await complete(Number(run), Number(client));
      const text = JSON.stringify(body);
      response
        .writeHead(201, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
        .end(text);
    })
    .catch((fault: unknown) => response.writeHead(500).end(String(fault)));
}).listen(Number(port), '127.0.0.1', () => process.send!('listening'));
process.once('disconnect', () => process.exit());

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
}

async function complete(run: number, client: number): Promise<void> {
  const key = `${run} ${client}`;
  const before = versions.get(key) ?? firstTurn;
  versions.set(key, before + 1);
  const moved = mover(run, client, before);
  const sent = completion.statements.map(({ text, values }) => ({ text, values: values.map(moved) }));
  for (const { text, values } of sent.slice(0, begin)) await sql.prepared(text, values);
  await sql.transaction(async (tx) => {
    for (const { text, values } of sent.slice(begin + 1, last)) await sql.prepared(text, values, tx);
    sql.later(sent[last]!.text, sent[last]!.values, tx, (fault) => fault);
  });
}

/** What pgbench's script does with a value, see `pgbenchScript`. */
function mover(run: number, client: number, before: number): (value: string | null) => string | null {
  const { instance, completedTask, openedTask, openedWait, idempotencyKey, version } = completion;
  const turn = before + 1;
  const ids = { instance: startingId('a', run, client, 0), task: startingId('b', run, client, turn) };
  const known = new Map([
    [instance, ids.instance],
    [completedTask, startingId('b', run, client, before)],
    [idempotencyKey, startingId('c', run, client, turn)],
    [String(version), String(turn)],
    [String(version - 1), String(before)],
  ]);
  return (value) => {
    if (value === null) return null;
    const other = known.get(value);
    if (other !== undefined) return other;
    if (!value.includes(openedTask)) return value;
    return value
      .replaceAll(openedTask, ids.task)
      .replaceAll(instance, ids.instance)
      .replaceAll(`"${openedWait}"`, `"w${turn}"`);
  };
}

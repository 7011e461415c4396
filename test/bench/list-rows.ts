import { auditorName, clerkName, connect } from './bench-people.js';
import { query } from './bench-database.js';
import { firstKey, formVersionOf, reading, submit } from './completions.js';
import type { HttpClient } from './http-client.js';

export const organisationCount = 40;
/** Of ten ledgers: five wait for a reading, four for the auditor, one is archived. */
const shares = [
  { state: 'reading', condition: 'g % 10 < 5' },
  { state: 'check', condition: 'g % 10 BETWEEN 5 AND 8' },
  { state: 'archived', condition: 'g % 10 = 9' },
] as const;

/**
 * Fills the lists: real ledgers in every state, made through the API, are the templates of `count` copies with own ids,
 * numbers, names, kinds, amounts, times and organisations. Their trails are not copied; no list reads them.
 */
export async function createListRows(databaseUrl: string, port: number, count: number): Promise<void> {
  const clerk = await connect(port, clerkName(0));
  const auditor = await connect(port, auditorName);
  const codes = shares.map(({ state }) => `TEMPLATE-${state}`);
  await openLedger(clerk, codes[0]!);
  await complete(clerk, await firstKey(clerk), reading);
  await openLedger(clerk, codes[1]!);
  await complete(clerk, await newestKey(clerk), { ...reading, last: true });
  await openLedger(clerk, codes[2]!);
  await complete(clerk, await newestKey(clerk), { ...reading, last: true });
  await complete(auditor, await newestKey(auditor), { opinion: '读数属实，同意归档。' });
  clerk.close();
  auditor.close();
  const copies = shares.flatMap(({ condition }, index) => copyStatements(codes[index]!, condition, count));
  const indexes = await query<{ name: string; definition: string }>(databaseUrl, viewIndexes);
  await query(
    databaseUrl,
    organisationTable,
    ...indexes.map((index) => `DROP INDEX ${index.name}`),
    ...copies,
    ...indexes.map((index) => index.definition),
    'VACUUM ANALYZE',
  );
}

async function openLedger(client: HttpClient, code: string): Promise<void> {
  const data = { code, name: '示例用户甲', kind: 'home' };
  await submit(client, 'start~ledger', await formVersionOf(client, 'start~ledger'), data);
}

async function complete(client: HttpClient, key: string, data: object): Promise<void> {
  await submit(client, key, await formVersionOf(client, key), data);
}

async function newestKey(client: HttpClient): Promise<string> {
  const { items } = await client.get<{ items: { key: string; openedAt: string }[] }>('/work');
  return items.reduce((newest, item) => (item.openedAt > newest.openedAt ? item : newest)).key;
}

/** Those of views; making them anew is quicker than filling them row by row. */
const viewIndexes = `
  SELECT indexname AS name, indexdef AS definition FROM pg_indexes
   WHERE schemaname = current_schema() AND starts_with(indexname, 'view_')`;

const organisationTable = `
  CREATE TABLE bench_stations AS
  SELECT row_number() OVER (ORDER BY code) - 1 AS n, id, name FROM organisations WHERE type = 'station'`;

const id = `('d' || lpad(to_hex(g), 31, '0'))::uuid`;
/** Numbers without order, the same at every run. */
const mixed = `(g::bigint * 7919 % 1000003)`;
const pick = (characters: string, divisor: number): string =>
  `substr('${characters}', 1 + (${mixed} / ${divisor} % ${characters.length})::int, 1)`;
const name = `${pick('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨', 1)} || ${pick('明伟芳娜静强磊洋艳勇杰娟涛超霞平', 16)} || ${pick('华国文建志海春秋东西南北中天地人', 256)} || '户'`;
const kind = `(ARRAY['home','shop','plant','garden'])[1 + (${mixed} % 4)::int]`;
const total = `to_char(${mixed} / 10.0, 'FM9999990.00')`;
const age = `make_interval(mins => g)`;

function copyStatements(code: string, condition: string, count: number): string[] {
  const numbers = `generate_series(1, ${count}) g JOIN bench_stations s ON s.n = g / 10 % ${organisationCount}`;
  // a record function in FROM runs once a row, in the select list once a column
  return [
    `INSERT INTO instances
     SELECT copy.* FROM instances i, ${numbers}, jsonb_populate_record(i, jsonb_build_object(
       'id', ${id}, 'number', 'TZ-' || lpad(g::text, 6, '0'), 'title', ${name}, 'organisation_id', s.id,
       'started_at', i.started_at - ${age}, 'updated_at', i.updated_at - ${age}, 'ended_at', i.ended_at - ${age},
       'data', i.data
         || jsonb_build_object('open', i.data -> 'open' || jsonb_build_object(
              'code', 'TZ-' || lpad(g::text, 6, '0'), 'name', ${name}, 'kind', ${kind}))
         || jsonb_build_object('reading', i.data -> 'reading' || jsonb_build_object('total', ${total})))) copy
      WHERE i.number = '${code}' AND ${condition}`,
    `INSERT INTO tasks
     SELECT copy.* FROM instances i JOIN tasks t ON t.instance_id = i.id, ${numbers},
       jsonb_populate_record(t, jsonb_build_object(
         'id', gen_random_uuid(), 'instance_id', ${id},
         'organisation_id', CASE WHEN t.organisation_id IS NOT NULL THEN s.id END,
         'completed_organisation',
           CASE WHEN t.completed_organisation = i.organisation_id THEN s.id ELSE t.completed_organisation END,
         'due', t.due - ${age} / 20, 'opened_at', t.opened_at - ${age}, 'completed_at', t.completed_at - ${age})) copy
      WHERE i.number = '${code}' AND ${condition}`,
  ];
}

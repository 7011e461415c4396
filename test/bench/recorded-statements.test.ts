import { pgbenchScript } from './pgbench-script.js';
import { readStatements } from './recorded-statements.js';

const instance = '11111111-1111-4111-8111-111111111111';
const task = '22222222-2222-4222-8222-222222222222';
const opened = '33333333-3333-4333-8333-333333333333';
const command = '44444444-4444-4444-8444-444444444444';

const log = [
  '7|platform|LOG:  execute begin: BEGIN',
  '8|graphile|LOG:  execute <unnamed>: SELECT 1',
  '7|platform|LOG:  execute 70722c: SELECT *',
  '\t  FROM tasks WHERE id IN ($1) AND wait = $2',
  `7|platform|DETAIL:  Parameters: $1 = '${task}', $2 = '{w1}'`,
  '7|platform|LOG:  execute <unnamed>: UPDATE instances SET version = $1, note = $2, ended = $3, rows = $4::jsonb WHERE id = $5',
  `7|platform|DETAIL:  Parameters: $1 = '9', $2 = 'it''s $1', $3 = NULL, $4 = '[{"id": "${opened}", "wait": "w9"}]', $5 = '${instance}'`,
  '7|platform|LOG:  execute commit: COMMIT',
].join('\n');

test('reads the statements of one application with their values', () => {
  const statements = readStatements(log, 'platform');
  expect(statements.map(({ text }) => text)).toEqual([
    'BEGIN',
    'SELECT *\n  FROM tasks WHERE id IN ($1) AND wait = $2',
    'UPDATE instances SET version = $1, note = $2, ended = $3, rows = $4::jsonb WHERE id = $5',
    'COMMIT',
  ]);
  expect(statements[2]!.values).toEqual([
    '9',
    "it's $1",
    null,
    `[{"id": "${opened}", "wait": "w9"}]`,
    instance,
  ]);
});

test('writes them again for pgbench: ids and versions move on, all else stays as it was', () => {
  const { text, constants } = pgbenchScript({
    statements: readStatements(log, 'platform'),
    instance,
    completedTask: task,
    openedTask: opened,
    openedWait: 'w9',
    idempotencyKey: command,
    version: 9,
  });
  expect(text).toContain(
    "FROM tasks WHERE id IN (('b' || lpad(to_hex(:was::bigint), 31, '0'))::uuid) AND wait = :s1_2;",
  );
  expect(text).toContain('SET version = :version, note = :s2_2, ended = NULL, rows = replace(');
  expect(text).not.toContain(`'${instance}'))::uuid`);
  expect(
    text.split('\n').filter((line) => /^(\\(start|end)pipeline|BEGIN|SELECT|UPDATE|COMMIT)/.test(line)),
  ).toEqual([
    '\\startpipeline',
    'BEGIN;',
    'SELECT *',
    '\\endpipeline',
    '\\startpipeline',
    expect.stringMatching(/^UPDATE instances/),
    'COMMIT;',
    '\\endpipeline',
  ]);
  expect(constants).toEqual({ s1_2: '{w1}', s2_2: "it's $1", s2_4: `[{"id": "${opened}", "wait": "w9"}]` });
});

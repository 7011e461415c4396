import fc from 'fast-check';
import {
  matches,
  parseConditions,
  whereToSql,
  type ConditionColumn,
} from '../../../platform/access/index.js';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';

/** Paths of the test table `t`: three columns and a JSONB document. */
const columns = (path: string): ConditionColumn => {
  if (path === '_state') return { kind: 'text', sql: 't.state' };
  if (path === '_id') return { kind: 'uuid', sql: 't.id' };
  if (path === '_started') return { kind: 'instant', sql: 't.started' };
  if (path === '_sealed') return { kind: 'boolean', sql: 't.sealed' };
  return { kind: 'json', document: 't.data', path };
};
const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const instants = [
  '2026-11-23T09:00:00+08:00',
  '2026-11-23T01:00:00.000Z',
  '2026-11-23T09:00:00.001+08:00',
  '2026-11-24T00:00:00.000+08:00',
];
const texts = [
  '',
  'a',
  'B',
  '甲',
  '乙',
  '5',
  '5.0',
  '5000.00',
  '-3.50',
  '2026-11-23',
  '2026-11-24',
  '𠮷',
  '～',
  "a'b",
  'true',
];
const scalars = [...texts, ...instants, ...ids, 5, 0, -3.5, 5000, 1e21, true, false];
const paths = ['a', 'a.b', 'a.b.c', "q'uote", 'list', '_state', '_id', '_started', '_sealed', 'missing'];

const scalar = fc.constantFrom(...scalars);
const comparable = fc.constantFrom(...texts, ...instants, ...ids, 5, 0, -3.5, 5000);
const operators = fc.oneof(
  fc.record({ $eq: fc.option(scalar) }),
  fc.record({ $ne: fc.option(scalar) }),
  fc.record({ $in: fc.array(fc.option(scalar), { maxLength: 3 }) }),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }),
  fc.record({ $gt: fc.option(comparable) }),
  fc.record({ $gte: comparable }),
  fc.record({ $lt: comparable }),
  fc.record({ $lte: comparable, $ne: scalar }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $not: fc.record({ $gt: comparable }) }),
);
const { conditions } = fc.letrec((tie) => ({
  conditions: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.dictionary(fc.constantFrom(...paths), fc.oneof(scalar, operators), { maxKeys: 2 }),
    fc.record({ $and: fc.array(tie('conditions'), { maxLength: 2 }) }),
    fc.record({ $or: fc.array(tie('conditions'), { maxLength: 2 }) }),
    fc.record({ $not: tie('conditions') }),
  ),
}));

const value = fc.oneof(scalar, fc.constant(null), fc.constant(['a', 5]), fc.record({ c: scalar }));
const row = fc.record({
  _id: fc.constantFrom(...ids),
  _state: fc.option(fc.constantFrom(...texts, ...instants)),
  _started: fc.option(fc.constantFrom('2026-11-23T09:00:00.000+08:00', '2026-11-24T00:00:00.000+08:00')),
  _sealed: fc.option(fc.constant(false)),
  data: fc.dictionary(
    fc.constantFrom('a', "q'uote", 'list'),
    fc.oneof(value, fc.record({ b: value }), fc.record({ b: fc.record({ c: value }) })),
  ),
});

describe('conditions', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.sql.query(
      'CREATE TABLE t (id uuid, state text, started timestamptz, sealed boolean, data jsonb)',
    );
  });
  afterAll(() => database.drop());

  it('mean the same in memory and in the database', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), conditions, async (rows, where) => {
        const condition = parseConditions(where);
        const inMemory = rows.map(({ data, ...metadata }) => matches(condition, { ...data, ...metadata }));
        const { where: sql, bind } = whereToSql(where, columns, { first: 2 });
        const found = await database.sql.query<{ meets: boolean }>(
          `WITH t AS (
             SELECT (r->>'_id')::uuid AS id, r->>'_state' AS state, (r->>'_started')::timestamptz AS started,
                    (r->>'_sealed')::boolean AS sealed, r->'data' AS data, n
               FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS rows (r, n))
           SELECT (${sql}) IS TRUE AS meets FROM t ORDER BY n`,
          [JSON.stringify(rows), ...bind],
        );
        expect(found.map(({ meets }) => meets)).toEqual(inMemory);
      }),
      { numRuns: 400 },
    );
  });

  it.each<[string, unknown, Record<string, unknown>, boolean]>([
    ['equality is strict about types', { n: '5' }, { n: 5 }, false],
    ['nothing equals null', { n: null }, {}, true],
    ['nothing is unequal to something', { n: { $ne: 'x' } }, {}, true],
    ['nothing is neither greater nor smaller', { n: { $gte: 0 } }, {}, false],
    ['decimal text compares as a number with a number', { n: { $gt: 999 } }, { n: '5000.00' }, true],
    [
      'instants compare across offsets',
      { at: { $lte: '2026-11-23T01:00:00Z' } },
      { at: '2026-11-23T09:00:00+08:00' },
      true,
    ],
    [
      'instants are equal across notations',
      { at: '2026-11-23T01:00:00Z' },
      { at: '2026-11-23T09:00:00.000+08:00' },
      true,
    ],
    ['a list equals none of its elements', { l: 'a' }, { l: ['a'] }, false],
    [
      'the subject’s row is reached by path',
      { '_subject.firm.id': 'x' },
      { _subject: { firm: { id: 'x' } } },
      true,
    ],
    ['data of a sealed row is not seen', { 'firm.id': 'x' }, { _sealed: true, firm: { id: 'x' } }, false],
    ['metadata of a sealed row is seen', { _state: 'x' }, { _sealed: true, _state: 'x' }, true],
    [
      'data of a sealed subject is not seen',
      { '_subject.a': 1 },
      { _subject: { _sealed: true, a: 1 } },
      false,
    ],
  ])('%s', (_, where, given, expected) => {
    expect(matches(parseConditions(where), given)).toBe(expected);
  });

  it.each<[unknown, string]>([
    [{ a: { $regex: 'x' } }, '$regex'],
    [{ $where: 'x' }, '$where'],
    [{ a: ['x'] }, '$in'],
    [{ a: { $in: 'x' } }, '列表'],
    [{ a: { $gt: true } }, '文字或数字'],
    ['x', '对象'],
  ])('refuses %j', (where, words) => {
    expect(() => parseConditions(where)).toThrow(words);
  });
});

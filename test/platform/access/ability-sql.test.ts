import fc from 'fast-check';
import { abilityFor, conditionsToSql, type ConditionColumn } from '../../../platform/access/index.js';
import type { AccessRule, Release } from '../../../platform/definitions/index.js';
import type { Actor } from '../../../platform/identity/index.js';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';

const columns = (path: string): ConditionColumn => ({ kind: 'json', document: 't.data', path });
const field = fc.constantFrom('a', 'b', 'c.d');
const ruleOf = fc.record(
  {
    action: fc.constantFrom('read' as const, 'manage' as const, 'count' as const),
    subject: fc.constantFrom('instance:repair', 'instance:other', 'all'),
    inverted: fc.boolean(),
    fields: fc.array(field, { minLength: 1, maxLength: 2 }),
    conditions: fc.dictionary(
      fc.constantFrom('a', 'b', 'c.d'),
      fc.constantFrom('x', 'y', '${organisation.id}'),
      { maxKeys: 2 },
    ),
  },
  { requiredKeys: ['action', 'subject'] },
);
const row = fc.record({
  a: fc.constantFrom('x', 'y', 'o1'),
  b: fc.constantFrom('x', null),
  c: fc.record({ d: fc.constantFrom('y', 'o1') }),
});
const roles = fc.array(fc.array(ruleOf, { maxLength: 4 }), { minLength: 1, maxLength: 2 });

function actorWith(ids: string[]): Actor {
  const organisation = { id: 'o1', type: 'ward', name: '', code: null, state: null, profile: {} };
  return { person: { id: 'p', name: '' }, organisation, roles: ids };
}

describe('ability to SQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('finds exactly the rows that may be read one by one, as a whole and by field', async () => {
    await fc.assert(
      fc.asyncProperty(
        roles,
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.option(field),
        async (given, rows, path) => {
          const ids = given.map((_, index) => `r${index}`);
          const release = {
            roles: new Map(given.map((rules, index) => [`r${index}`, { rules: rules as AccessRule[] }])),
            bundle: { timeZone: 'Asia/Shanghai' },
          } as unknown as Release;
          const ability = abilityFor(actorWith(ids), release, '2026-11-23T09:00:00+08:00');
          const allowed = rows.map((one) => ability.can('read', 'instance:repair', one, path ?? undefined));
          const { where, bind } = conditionsToSql(ability, 'read', 'instance:repair', columns, {
            first: 2,
            ...(path === null ? {} : { field: path }),
          });
          const found = await database.sql.query<{ meets: boolean }>(
            `SELECT (${where}) IS TRUE AS meets FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS t (data, n) ORDER BY n`,
            [JSON.stringify(rows), ...bind],
          );
          expect(found.map(({ meets }) => meets)).toEqual(allowed);
        },
      ),
      { numRuns: 300 },
    );
  });
});

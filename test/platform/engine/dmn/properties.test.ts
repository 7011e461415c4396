import fc from 'fast-check';
import { compileDecisions, evaluateDecision, type Json } from '../../../../platform/engine/index.js';
import { compileUnaryTests, runUnaryTests } from '../../../../platform/engine/feel/index.js';
import { compileFile, decision, dmn, inputData, literal, now, table, tableFile } from '../support/dmn.js';

const runs = Number(process.env['ENGINE_RUNS'] ?? 100);

const bounds = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 8 });
const number = fc.oneof(
  fc.integer({ min: -1100, max: 1100 }),
  fc.double({ min: -1100, max: 1100, noNaN: true }),
);

/** Ranges that cover all numbers and do not overlap: `< a`, `[a..b)`, …, `>= z`. */
function coverage(unsorted: number[]): string[] {
  const sorted = [...unsorted].sort((a, b) => a - b);
  const between = sorted.slice(1).map((to, index) => `[${sorted[index]}..${to})`);
  return [`< ${sorted[0]}`, ...between, `>= ${sorted.at(-1)}`];
}

describe('decision tables', () => {
  it('with UNIQUE over disjoint ranges always give exactly the range that holds the value', async () => {
    await fc.assert(
      fc.asyncProperty(bounds, fc.array(number, { minLength: 1, maxLength: 20 }), async (limits, values) => {
        const rules = coverage(limits).map((range, index) => `${range} : ${index}`);
        const [x] = await compileFile(tableFile({ inputs: ['n'], outputs: ['o'], rules }));
        for (const n of values) {
          const expected = limits.filter((limit) => n >= limit).length;
          expect(evaluateDecision(x!, { now, variables: { n } })).toEqual({ ok: true, value: expected });
        }
      }),
      { numRuns: runs },
    );
  });

  it('agree across hit policies about the rules that match', async () => {
    const rule = fc.record({
      limit: fc.integer({ min: -50, max: 50 }),
      fee: fc.integer({ min: -9, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(rule, { minLength: 1, maxLength: 10 }),
        fc.integer({ min: -60, max: 60 }),
        async (made, n) => {
          const rules = made.map(({ limit, fee }) => `>= ${limit} : ${fee}`);
          const fees = made.filter(({ limit }) => n >= limit).map(({ fee }) => fee);
          const answer = async (policy: string, aggregation?: string): Promise<unknown> => {
            const values = [...new Set(made.map(({ fee }) => fee))].sort((a, b) => b - a).join(', ');
            const given = { policy, inputs: ['n'], outputs: [{ name: 'fee', values }], rules };
            const [x] = await compileFile(tableFile(aggregation ? { ...given, aggregation } : given));
            const result = evaluateDecision(x!, { now, variables: { n } });
            return result.ok ? result.value : result.code;
          };
          const list = fees.length > 0 ? fees : null;
          expect(await answer('COLLECT')).toEqual(list);
          expect(await answer('RULE ORDER')).toEqual(list);
          expect(await answer('FIRST')).toBe(fees[0] ?? null);
          expect(await answer('OUTPUT ORDER')).toEqual(list && [...list].sort((a, b) => b - a));
          expect(await answer('PRIORITY')).toBe(list && Math.max(...list));
          expect(await answer('COLLECT', 'SUM')).toBe(list && list.reduce((sum, fee) => sum + fee, 0));
          expect(await answer('COLLECT', 'MAX')).toBe(list && Math.max(...list));
          expect(await answer('COLLECT', 'MIN')).toBe(list && Math.min(...list));
          expect(await answer('COLLECT', 'COUNT')).toBe(fees.length);
          expect(await answer('UNIQUE')).toBe(fees.length > 1 ? 'several-rules-matched' : (fees[0] ?? null));
          expect(await answer('ANY')).toBe(new Set(fees).size > 1 ? 'outputs-differ' : (fees[0] ?? null));
        },
      ),
      { numRuns: Math.ceil(runs / 4) },
    );
  });

  it('give the same for the same data, and leave the data as they are', async () => {
    const [x] = await compileFile(
      dmn([
        inputData('i', 'n', 'number'),
        decision(
          'x',
          table({
            policy: 'COLLECT',
            inputs: ['n'],
            outputs: ['o'],
            rules: ['< 5 : {n: n, at: now()}', '- : l'],
          }),
          {
            inputs: ['i'],
            decisions: ['l'],
          },
        ),
        decision('l', literal('[n, "a"]')),
      ]),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (n) => {
        const variables = { n: n as Json };
        const before = JSON.stringify(variables);
        const [one, other] = [1, 2].map(() => JSON.stringify(evaluateDecision(x!, { now, variables })));
        expect(one).toBe(other);
        expect(JSON.stringify(variables)).toBe(before);
      }),
      { numRuns: runs },
    );
  });
});

describe('unary tests of literals', () => {
  const values: fc.Arbitrary<unknown> = fc.oneof(
    fc.integer({ min: -5, max: 5 }),
    fc.double({ min: -5, max: 5, noNaN: true }),
    fc.constantFrom(null, true, false, 'a', '', '3', '3.0', [3], {}),
  );
  const cells = fc.oneof(
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '>=', ''), fc.integer({ min: -5, max: 5 }))
      .map((parts) => parts.join(' ')),
    fc
      .tuple(
        fc.constantFrom('[', '(', ']'),
        fc.integer({ min: -5, max: 5 }),
        fc.integer({ min: -5, max: 5 }),
        fc.constantFrom(']', ')', '['),
      )
      .map(([open, low, high, close]) => `${open}${Math.min(low, high)}..${Math.max(low, high)}${close}`),
    fc.constantFrom('"a"', '""', 'true', 'false', '"3"'),
  );

  it('mean the same without the interpreter as with it', () => {
    const by = (tests: ReturnType<typeof compileUnaryTests>, value: unknown): boolean =>
      runUnaryTests(tests, value, () => undefined, { now });
    fc.assert(
      fc.property(cells, values, (cell, value) => {
        const tests = compileUnaryTests(cell);
        expect(tests.tests[0]!.quick).not.toBeNull();
        const interpreted = { ...tests, tests: tests.tests.map((test) => ({ ...test, quick: null })) };
        expect([cell, value, by(tests, value)]).toEqual([cell, value, by(interpreted, value)]);
      }),
      { numRuns: runs * 5 },
    );
  });
});

describe('any text', () => {
  const whole = dmn([
    inputData('i', 'n', 'number'),
    '<itemDefinition id="t" name="t"><itemComponent name="a"><typeRef>number</typeRef></itemComponent></itemDefinition>',
    decision(
      'x',
      table({
        policy: 'PRIORITY',
        inputs: ['n'],
        outputs: [{ name: 'o', values: '"a", "b"', default: '"b"' }],
        rules: ['[1..n) : "a"', 'not("x", ? = y) : "b"'],
      }),
      { inputs: ['i'], decisions: ['y'] },
    ),
    decision('y', literal('n + 1'), { type: 'number' }),
  ]);
  const pieces = whole.split(/(?=<)|(?<=>)|(?=")|(?<=")/);

  /** The file with some of its pieces removed, doubled, swapped or replaced. */
  const damaged = fc
    .array(
      fc.tuple(
        fc.nat(pieces.length - 1),
        fc.nat(pieces.length - 1),
        fc.constantFrom('drop', 'double', 'swap', 'text'),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .chain((changes) => fc.tuple(fc.constant(changes), fc.string({ maxLength: 6 })))
    .map(([changes, text]) => {
      const made = [...pieces];
      for (const [at, other, change] of changes) {
        if (change === 'drop') made[at] = '';
        if (change === 'double') made[at] += made[at]!;
        if (change === 'swap') [made[at], made[other]] = [made[other]!, made[at]!];
        if (change === 'text') made[at] = text;
      }
      return made.join('');
    });

  it('ends in decisions that answer or refuse, or in findings, never in a throw', async () => {
    let compiled = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 9, arbitrary: damaged }, fc.string()), async (xml) => {
        const { decisions, findings } = await compileDecisions(xml);
        if (decisions.length === 0) expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
        for (const one of decisions) {
          compiled += 1;
          expect(evaluateDecision(one, { now, variables: { n: 1, y: 'a' } })).toHaveProperty('ok');
        }
      }),
      { numRuns: runs * 5 },
    );
    expect(compiled).toBeGreaterThan(0);
  });
});

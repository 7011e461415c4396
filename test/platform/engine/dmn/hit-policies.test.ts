import type { Json, Variables } from '../../../../platform/engine/index.js';
import { decide, tableFile, type Table } from '../support/dmn.js';

/** Given a table, when it sees these data, then it answers this. */
interface Example {
  given: Table;
  when: Variables;
  then: Json;
}

const bands = ['< 300000 : 3', '[300000..1000000) : 5', '>= 1000000 : 7'];
const overlapping = ['>= 1 : "low"', '>= 5 : "high"', '>= 9 : "top"'];
const levels = { name: 'level', values: '"top", "high", "low"' };

const examples: Record<string, Example[]> = {
  UNIQUE: [
    { given: { inputs: ['price'], outputs: ['days'], rules: bands }, when: { price: 299999.99 }, then: 3 },
    { given: { inputs: ['price'], outputs: ['days'], rules: bands }, when: { price: 300000 }, then: 5 },
    { given: { inputs: ['price'], outputs: ['days'], rules: bands }, when: { price: 1000000 }, then: 7 },
    { given: { inputs: ['price'], outputs: ['days'], rules: ['< 3 : 1'] }, when: { price: 3 }, then: null },
    {
      given: { inputs: ['price'], outputs: [{ name: 'days', default: '9' }], rules: ['< 3 : 1'] },
      when: { price: 3 },
      then: 9,
    },
    {
      given: {
        inputs: ['kind', 'price'],
        outputs: ['days', 'who'],
        rules: ['"a" | < 5 : 1 | "x"', '"a" | >= 5 : 2 | "y"', '"b" | - : 3 | null'],
      },
      when: { kind: 'a', price: 6 },
      then: { days: 2, who: 'y' },
    },
    {
      given: {
        inputs: ['n'],
        outputs: [{ name: 'a', default: '"none"' }, 'b'],
        rules: ['1 : "one" | 1'],
      },
      when: { n: 2 },
      then: { a: 'none', b: null },
    },
  ],
  FIRST: [
    { given: { inputs: ['n'], outputs: ['level'], rules: overlapping }, when: { n: 9 }, then: 'low' },
    { given: { inputs: ['n'], outputs: ['level'], rules: overlapping }, when: { n: 0 }, then: null },
  ],
  PRIORITY: [
    { given: { inputs: ['n'], outputs: [levels], rules: overlapping }, when: { n: 9 }, then: 'top' },
    { given: { inputs: ['n'], outputs: [levels], rules: overlapping }, when: { n: 5 }, then: 'high' },
    {
      given: {
        inputs: ['n'],
        outputs: ['note', levels, { name: 'rank', values: '2, 1' }],
        rules: ['> 0 : "a" | "low" | 2', '> 0 : "b" | "high" | 1', '> 0 : "c" | "high" | 2'],
      },
      when: { n: 1 },
      then: { note: 'c', level: 'high', rank: 2 },
    },
  ],
  ANY: [
    {
      given: { inputs: ['n'], outputs: ['ok'], rules: ['> 1 : true', '> 2 : 1 = 1'] },
      when: { n: 3 },
      then: true,
    },
    {
      given: { inputs: ['n'], outputs: ['a'], rules: ['> 1 : {k: 1, l: 2}', '> 2 : {l: 2, k: 1}'] },
      when: { n: 3 },
      then: { k: 1, l: 2 },
    },
  ],
  COLLECT: [
    {
      given: { inputs: ['n'], outputs: ['level'], rules: overlapping },
      when: { n: 6 },
      then: ['low', 'high'],
    },
    { given: { inputs: ['n'], outputs: ['level'], rules: overlapping }, when: { n: 0 }, then: null },
    {
      given: { inputs: ['n'], outputs: ['a', 'b'], rules: ['> 0 : 1 | 2', '> 1 : 3 | 4'] },
      when: { n: 2 },
      then: [
        { a: 1, b: 2 },
        { a: 3, b: 4 },
      ],
    },
  ],
  'RULE ORDER': [
    {
      given: { inputs: ['n'], outputs: [levels], rules: overlapping },
      when: { n: 9 },
      then: ['low', 'high', 'top'],
    },
  ],
  'OUTPUT ORDER': [
    {
      given: { inputs: ['n'], outputs: [levels], rules: overlapping },
      when: { n: 9 },
      then: ['top', 'high', 'low'],
    },
    {
      given: { inputs: ['n'], outputs: [levels], rules: [...overlapping, '- : "high"'] },
      when: { n: 5 },
      then: ['high', 'high', 'low'],
    },
  ],
};

describe.each(Object.entries(examples))('hit policy %s', (policy, all) => {
  it.each(all)('$given.rules with $when gives $then', async ({ given, when, then }) => {
    expect(await decide(tableFile({ ...given, policy }), when)).toEqual({ ok: true, value: then });
  });
});

describe('collecting', () => {
  const fees = {
    policy: 'COLLECT',
    inputs: ['n'],
    outputs: ['fee'],
    rules: ['> 0 : 10', '> 1 : 2.5', '> 2 : n'],
  };

  it.each([
    ['SUM', 3, 15.5],
    ['SUM', 0, null],
    ['MIN', 3, 2.5],
    ['MAX', 20, 20],
    ['MAX', 0, null],
    ['COUNT', 2, 2],
    ['COUNT', 0, 0],
  ])('by %s with n = %p gives %p', async (aggregation, n, expected) => {
    expect(await decide(tableFile({ ...fees, aggregation }), { n })).toEqual({ ok: true, value: expected });
  });

  it('counts whole rows, whatever their outputs', async () => {
    const xml = tableFile({
      ...fees,
      aggregation: 'COUNT',
      outputs: ['a', 'b'],
      rules: ['> 0 : 1 | 2', '- : 1 | 2'],
    });
    expect(await decide(xml, { n: 1 })).toEqual({ ok: true, value: 2 });
  });

  it('refuses to sum what is not a number', async () => {
    const xml = tableFile({ ...fees, aggregation: 'SUM', rules: ['> 0 : 10', '> 1 : "ten"'] });
    expect(await decide(xml, { n: 2 })).toEqual({
      ok: false,
      code: 'wrong-type',
      decision: 'x',
      rules: ['r1', 'r2'],
      message: '决策“x”的第 1、2 条规则的输出应都是数字，才能按 SUM 汇总。',
    });
  });
});

describe('results under ANY', () => {
  it.each([
    ['[1, {a: 2}]', '[1, {a: 2}]', true],
    ['[1, 2]', '[2, 1]', false],
    ['[1]', '[1, 2]', false],
    ['[]', '{}', false],
    ['{a: 1}', '{b: 1}', false],
    ['{a: null}', '{b: null}', false],
    ['null', '0', false],
    ['1', '"1"', false],
    ['date("2026-01-01")', 'date("2026-01-01")', true],
  ])('%s and %s agree: %p', async (one, other, agree) => {
    const rules = [`- : ${one}`, `- : ${other}`];
    const result = await decide(tableFile({ policy: 'ANY', inputs: ['n'], outputs: ['o'], rules }), {});
    expect(result.ok).toBe(agree);
  });
});

describe('a table that contradicts itself', () => {
  it('is refused under UNIQUE, with the rules that matched', async () => {
    const xml = tableFile({ inputs: ['n'], outputs: ['level'], rules: overlapping });
    expect(await decide(xml, { n: 6 })).toEqual({
      ok: false,
      code: 'several-rules-matched',
      decision: 'x',
      rules: ['r1', 'r2'],
      message: '决策“x”的规则互相重叠：只应有一条符合，实际符合的有第 1、2 条规则。',
    });
    expect(await decide(xml, { n: 4 })).toEqual({ ok: true, value: 'low' });
  });

  it('is refused under ANY, with the rules that matched', async () => {
    const xml = tableFile({ policy: 'ANY', inputs: ['n'], outputs: ['level'], rules: overlapping });
    expect(await decide(xml, { n: 9 })).toEqual({
      ok: false,
      code: 'outputs-differ',
      decision: 'x',
      rules: ['r1', 'r2', 'r3'],
      message: '决策“x”的规则互相矛盾：同时符合的第 1、2、3 条规则应得到相同的结果，实际不同。',
    });
  });
});

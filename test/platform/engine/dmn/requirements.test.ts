import { evaluateDecision } from '../../../../platform/engine/index.js';
import { compileFile, decide, decision, dmn, inputData, literal, now, table } from '../support/dmn.js';

const season = table({
  inputs: ['month'],
  outputs: ['season'],
  rules: ['[6..8] : "summer"', 'not([6..8]) : "other"'],
});

describe('required decisions', () => {
  it('give their results under the name of their variable, and under their id', async () => {
    const xml = dmn([
      decision('x', literal('season + " " + Time Of Year + " " + string(guests)'), { decisions: ['season'] }),
      decision('season', season, { variable: 'Time Of Year' }),
    ]);
    expect(await decide(xml, { month: 7, guests: 4 })).toEqual({ ok: true, value: 'summer summer 4' });
  });

  it('without a variable go by their own name', async () => {
    const named = decision('season', season).replace('name="season"', 'name="Time Of Year"');
    const xml = dmn([decision('x', literal('Time Of Year'), { decisions: ['season'] }), named]);
    expect(await decide(xml, { month: 7 })).toEqual({ ok: true, value: 'summer' });
  });

  it('shadow a variable of the same name, but only for those that require them', async () => {
    const xml = dmn([
      decision('x', literal('season + seen'), { decisions: ['season', 'seen'] }),
      decision('season', season),
      decision('seen', literal('season')),
    ]);
    expect(await decide(xml, { month: 7, season: 'outside' })).toEqual({ ok: true, value: 'summeroutside' });
  });

  it('are evaluated once, however many require them', async () => {
    let calls = 0;
    const count = () => (calls += 1);
    const xml = dmn([
      decision('x', literal('a + b + c'), { decisions: ['a', 'b', 'c'] }),
      decision('a', literal('c'), { decisions: ['c'] }),
      decision('b', literal('c'), { decisions: ['c'] }),
      decision('c', literal('count()')),
    ]);
    expect(await decide(xml, {}, { functions: { count } })).toEqual({ ok: true, value: 3 });
    expect(calls).toBe(1);
  });

  it('hand on temporal values as they are', async () => {
    const xml = dmn([
      decision('x', literal('due - today()'), { decisions: ['due'] }),
      decision('due', literal('today() + duration("P3D")')),
    ]);
    expect(await decide(xml, {})).toEqual({ ok: true, value: 'P3D' });
  });

  it('are not evaluated for a decision that does not need them', async () => {
    const decisions = await compileFile(
      dmn([
        decision('x', literal('1')),
        decision('y', literal('z'), { decisions: ['z'] }),
        decision('z', table({ inputs: ['n'], outputs: ['o'], rules: ['- : 1', '- : 2'] })),
      ]),
    );
    const results = decisions.map((one) => evaluateDecision(one, { now, variables: {} }));
    expect(results).toMatchObject([
      { ok: true, value: 1 },
      { ok: false, decision: 'z' },
      { ok: false, decision: 'z' },
    ]);
  });

  it('say of a decision what it reads from outside', async () => {
    const decisions = await compileFile(
      dmn([
        decision('x', literal('season + string(guests.count) + p.word'), { decisions: ['season'] }),
        decision('season', season),
      ]),
    );
    expect(decisions.map(({ id, reads }) => [id, reads])).toEqual([
      ['x', ['month', 'guests', 'p']],
      ['season', ['month']],
    ]);
    expect(decisions[0]!.expressions.map(({ text }) => text)).toContain('month');
  });

  it('are many in a row without trouble', async () => {
    const chain = Array.from({ length: 400 }, (_, index) =>
      decision(`d${index}`, literal(index === 399 ? 'n' : `d${index + 1} + 1`), {
        decisions: index === 399 ? [] : [`d${index + 1}`],
      }),
    );
    const xml = dmn([decision('x', literal('d0'), { decisions: ['d0'] }), ...chain]);
    expect(await decide(xml, { n: 1 })).toEqual({ ok: true, value: 400 });
  });
});

describe('a literal expression', () => {
  it.each([
    ['a * 2', 6],
    ['{sum: a + 1, list: [a]}', { sum: 4, list: [3] }],
    ['if b = null then "none" else b', 'none'],
    ['now()', '2026-11-26T10:00:00+08:00'],
    ['p.limit', 9],
    ['unknown', null],
  ])('%s', async (expression, expected) => {
    const context = { constants: { p: { limit: 9 } } };
    expect(await decide(dmn([decision('x', literal(expression))]), { a: 3 }, context)).toEqual({
      ok: true,
      value: expected,
    });
  });

  it('that fails refuses, naming the decision that it stands in', async () => {
    const fail = () => {
      throw new Error('没有这一天');
    };
    const xml = dmn([decision('x', literal('a'), { decisions: ['a'] }), decision('a', literal('fail()'))]);
    expect(await decide(xml, {}, { functions: { fail } })).toEqual({
      ok: false,
      code: 'expression-failed',
      decision: 'a',
      message: '表达式“fail()”无法计算：没有这一天',
    });
  });
});

it('input data are read by the name of their variable', async () => {
  const xml = dmn([
    inputData('i1', 'Control Price', 'number'),
    decision('x', literal('Control Price + 1'), { inputs: ['i1'] }),
  ]);
  expect(await decide(xml, { 'Control Price': '1.50' })).toEqual({ ok: true, value: 2.5 });
});

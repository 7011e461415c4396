import { dateAndTime, parseDate } from 'feelin';
import { FeelSyntaxError } from '../../../../platform/engine/index.js';
import { compileUnaryTests, runUnaryTests } from '../../../../platform/engine/feel/index.js';

const now = '2026-11-26T10:00:00+08:00';
const variables: Record<string, unknown> = {
  limit: 5,
  allowed: ['a', 'b'],
  flag: true,
  day: parseDate('2026-11-26'),
  'Applicant Age': 18,
};
const functions = {
  'is working day': (day: unknown) => day !== '2026-11-28',
  'yuan in words': (value: unknown) => `${String(value)} yuan`,
};

function passes(tests: string, value: unknown): boolean {
  const compiled = compileUnaryTests(tests, Object.keys(functions));
  return runUnaryTests(compiled, value, (name) => variables[name], { now, functions });
}

/** Tests, the values that pass, the values that do not. */
const cells: [tests: string, pass: unknown[], fail: unknown[]][] = [
  ['-', [1, 'a', null, false], []],
  ['', [1, null], []],
  ['  -  ', [1], []],
  ['5', [5, 5.0], [4, '5', null, true]],
  ['-5', [-5], [5]],
  ['5, 7', [5, 7], [6]],
  ['"a"', ['a'], ['A', '', null, 1]],
  ['""', [''], ['a', null]],
  ['"say \\"hi\\""', ['say "hi"'], ['say']],
  ['"a", "b"', ['a', 'b'], ['c']],
  ['"a,b"', ['a,b'], ['a']],
  ['true', [true], [false, null, 'true']],
  ['false', [false], [true, null]],
  ['null', [null], [0, '', false]],
  ['< 5', [4.99, -1], [5, null]],
  ['<= 5', [5], [5.01]],
  ['> 5', [5.01], [5, null]],
  ['>= -5', [-5], [-5.1]],
  ['= 5', [5], [4]],
  ['!= 5', [4], [5]],
  ['< limit', [4], [5, null]],
  ['[1..5]', [1, 5], [0.9, 5.1, null]],
  ['(1..5)', [1.1, 4.9], [1, 5]],
  [']1..5[', [1.1, 4.9], [1, 5]],
  ['[1..5[', [1], [5]],
  ['(-1.5..limit]', [-1.4, 5], [-1.5, 6]],
  ['["b".."d"]', ['b', 'c', 'd'], ['a', 'e']],
  ['not(5)', [4, null, 'x'], [5]],
  ['not("a", "b")', ['c'], ['a', 'b']],
  ['not(< 5, > 7)', [5, 6, 7], [4, 8]],
  ['not(null)', [1], [null]],
  ['? > 3', [4], [3, null]],
  ['? > 3 and ? < limit', [4], [3, 5]],
  ['ends with(?, "x"), starts with(?, "y")', ['ax', 'ya'], ['b']],
  ['not(contains(?, "x"))', ['a'], ['axb']],
  ['contains(?, "?")', ['a?'], ['a']],
  ['? in ["a", "b"]', ['a'], ['c']],
  ['count(?) = 2', [[1, 2]], [[1]]],
  ['list contains(?, "a")', [['a', 'b']], [['b']]],
  ['allowed', ['a', 'b'], ['c']],
  ['[1, 2]', [1, 2, [1, 2]], [3]],
  ['limit', [5], [4]],
  ['limit + 1', [6], [5]],
  ['flag', [true], [false]],
  ['limit > 3', [1, null, 'x'], []],
  ['limit > 9', [], [1, null]],
  ['day', [parseDate('2026-11-26')], [parseDate('2026-11-27'), null]],
  ['>= date("2026-11-26")', [parseDate('2026-11-26')], [parseDate('2026-11-25')]],
  ['[date("2026-01-01")..date("2026-12-31")]', [parseDate('2026-06-01')], [parseDate('2027-01-01')]],
  ['< now()', [dateAndTime('2026-11-26T09:59:59+08:00')], [dateAndTime('2026-11-26T10:00:01+08:00')]],
  ['is working day(?)', ['2026-11-27'], ['2026-11-28']],
  ['yuan in words(limit)', ['5 yuan'], ['6 yuan']],
  ['>= Applicant Age', [18], [17]],
  ['{a: 1}.a', [1], [2]],
];

describe('unary tests', () => {
  it.each(cells)('%s', (tests, pass, fail) => {
    for (const value of pass) expect([value, passes(tests, value)]).toEqual([value, true]);
    for (const value of fail) expect([value, passes(tests, value)]).toEqual([value, false]);
  });

  it('compare money that was left as text, as FEEL does', () => {
    expect([passes('< 300000', '286400.00'), passes('>= 300000', '286400.00')]).toEqual([true, false]);
  });

  it.each(['<', '"a', '[1..', 'not true', '1 2', ', 5', '5,', '-, 5', '((1)'])('%s is no test', (tests) => {
    expect(() => compileUnaryTests(tests)).toThrow(FeelSyntaxError);
  });

  it('can be read as expressions over the input', () => {
    expect(compileUnaryTests('< limit, f(?) = a.b, "x", a, < 5').readable).toEqual([
      '? in (< limit)',
      'f(?) = a.b',
      'if ? in (a) then true else ? = (a)',
    ]);
  });
});

import { Conditions, type Condition } from '../../../../platform/engine/explore/conditions.js';

const read = (...texts: string[]): Condition[] => {
  const conditions = new Conditions(texts, ['yuan in words'], (name) => name.startsWith('_'));
  return texts.map((text) => conditions.expression(text).condition);
};

/** What is left for the second condition once the first was decided. */
function after(first: string, outcome: boolean, second: string): boolean[] {
  const [one, two] = read(first, second);
  if (one?.kind !== 'question' || two?.kind !== 'question' || one.subject !== two.subject)
    return [true, false];
  const left = outcome ? one.holds : one.subject.all & ~one.holds;
  return [true, false].filter((answer) => (left & (answer ? two.holds : ~two.holds)) !== 0);
}

describe('a decided condition', () => {
  it.each([
    ['x = "a"', true, 'x = "b"', [false]],
    ['x = "a"', false, 'x = "b"', [true, false]],
    ['x = "a"', true, 'x != "a"', [false]],
    ['x = "a"', true, '"a" = x', [true]],
    ['x = "a"', true, 'x in ("a", "b")', [true]],
    ['x in ["a", "b"]', false, 'x = "a"', [false]],
    ['x in ("a")', true, 'x = "a"', [true]],
    ['x > 5', true, 'x > 3', [true]],
    ['x > 5', true, 'x > 7', [true, false]],
    ['x > 5', false, 'x <= 5', [true, false]],
    ['x > 5', true, 'x <= 5', [false]],
    ['x > 5', true, '5 >= x', [false]],
    ['x > 5', true, 'x = 5.5', [true, false]],
    ['x >= 5', true, 'x = 5', [true, false]],
    ['x', true, 'x = true', [true]],
    ['x', true, 'x = false', [false]],
    ['x = null', true, 'x != null', [false]],
    ['count(l[ok]) > 0', true, 'count(l[ok]) = 0', [false]],
    ['x > "2026"', true, 'x < "2025"', [true, false]],
    ['x = y', true, 'x = z', [true, false]],
  ])('%s (%s) leaves %s with %j', (first, outcome, second, answers) => {
    expect(after(first, outcome, second)).toEqual(answers);
  });

  it('is taken apart at and, or, not', () => {
    const [condition] = read('(a = 1 and not(b)) or c');
    expect(condition).toMatchObject({
      kind: 'or',
      left: { kind: 'and', left: { text: 'a = 1' }, right: { kind: 'not', inner: { text: 'b' } } },
      right: { text: 'c' },
    });
  });

  it.each([
    ['now() > x', true],
    ['_state = "open"', true],
    ['count(x) > 1', false],
    ['rate(x) > 3', false],
    ['yuan in words(x) = ""', false],
  ])('%s may change by itself: %s', (text, volatile) => {
    const [condition] = read(text);
    expect(condition).toMatchObject({ kind: 'question', subject: { volatile } });
  });

  it('asks anew about what has too many values to tell apart', () => {
    const texts = Array.from({ length: 40 }, (_, index) => `x = ${index}`);
    expect(read(...texts)[0]).toMatchObject({ subject: { volatile: true } });
  });
});

import { parseRegExpLiteral, type AST } from '@eslint-community/regexpp';
import fc from 'fast-check';
import { isLinear } from '../../../platform/forms/linear-pattern.js';

describe('a pattern that takes a time that grows with the text only', () => {
  it.each([
    '1[0-9]{10}',
    '^(?:1[3-9]\\d{9}|0\\d{2,3}-\\d{7,8}(?:-\\d{1,6})?)$',
    '^(\\s*\\S){10}[\\s\\S]*$',
    '^[A-Za-z0-9\\u4e00-\\u9fa5（）\\-]{4,40}$',
    '-?\\d+(\\.\\d{2})?',
    '[a-z]+@[a-z]+(\\.[a-z]+)*',
    '(a|b)*c',
    'a*?b',
    '',
  ])('is told: %s', (pattern) => {
    expect(isLinear(pattern)).toBe(true);
  });

  it.each<[string, string]>([
    ['(a+)+', 'a loop in a loop'],
    ['(a*)*', 'a loop in a loop that may take nothing'],
    ['(a|a)*b', 'two ways for the same character'],
    ['(a?b?)*', 'a loop whose round may end early'],
    ['(a?){30}a{30}', 'rounds that may be left out'],
    ['(?:|){30}x', 'nothing in two ways'],
    ['.*x.*', 'a character that ends a loop and belongs to it'],
    ['\\d+\\w*', 'two loops with a character in common'],
    ['ab|ac', 'alternatives that are looked for everywhere'],
    ['(?=a)a', 'looking ahead'],
    ['(?<=a)b', 'looking back'],
    ['(a)\\1', 'what was taken before'],
    ['\\d{0,600}', 'too many places'],
    ['(?:){100000000}', 'nothing, often'],
    ['(?:(?:(?:){500}){500}){500}', 'nothing, often of often'],
    ['(', 'no pattern at all'],
  ])('is not told: %s (%s)', (pattern) => {
    expect(isLinear(pattern)).toBe(false);
  });

  it('takes a backtracking matcher few steps for each character, whatever the text', () => {
    let linear = 0;
    fc.assert(
      fc.property(
        patterns,
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 60 }),
        (pattern, text) => {
          if (!isLinear(pattern)) return;
          linear += 1;
          const { matches, steps } = matchByBacktracking(pattern, text);
          expect(matches).toBe(new RegExp(`^${pattern}$`).test(text));
          expect(steps).toBeLessThanOrEqual((text.length + 1) * (sizeOf(pattern) + 1) * 4);
        },
      ),
      { numRuns: 4_000, seed: 11 },
    );
    expect(linear).toBeGreaterThan(500);
  });

  it('and the matcher would have told', () => {
    expect(matchByBacktracking('(a|a)*b', 'a'.repeat(12)).steps).toBeGreaterThan(4_096);
    expect(matchByBacktracking('(?:|){10}b', 'a').steps).toBeGreaterThan(1_024);
  });
});

const { pattern: patterns } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('a', 'b', 'c', '[ab]', '[^a]'),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => one + other),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `(?:${one}|${other})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}', '*?', '??'))
      .map(([one, times]) => `(?:${one})${times}`),
  ),
}));

function elementsOf(pattern: string): AST.Element[] {
  return parseRegExpLiteral(new RegExp(`^${pattern}$`)).pattern.alternatives[0]!.elements;
}

/** Characters of the pattern with its repetitions written out. */
function sizeOf(pattern: string): number {
  const size = (element: AST.Element): number => {
    if (element.type === 'Quantifier') {
      const times = element.max === Infinity ? element.min + 1 : element.max;
      return times * (1 + size(element.element));
    }
    return element.type === 'Group'
      ? element.alternatives
          .flatMap(({ elements }) => elements.map(size))
          .reduce((one, other) => one + other, 1)
      : 1;
  };
  return elementsOf(pattern).reduce((sum, element) => sum + size(element), 0);
}

type Go = (at: number) => boolean;

/** As engines for JavaScript do it, counting what is tried. */
function matchByBacktracking(pattern: string, text: string): { matches: boolean; steps: number } {
  let steps = 0;
  const sequence = (elements: readonly AST.Element[], go: Go): Go =>
    elements.reduceRight((next, element) => one(element, next), go);
  const one =
    (element: AST.Element, go: Go): Go =>
    (at) => {
      steps += 1;
      switch (element.type) {
        case 'Assertion':
          return element.kind === 'start' ? at === 0 && go(at) : at === text.length && go(at);
        case 'Group':
        case 'CapturingGroup':
          return element.alternatives.some(({ elements }) => sequence(elements, go)(at));
        case 'Quantifier':
          return rounds(element, 0, go)(at);
        default:
          return at < text.length && new RegExp(`^${element.raw}$`).test(text[at]!) && go(at + 1);
      }
    };
  const rounds =
    (quantifier: AST.Quantifier, done: number, go: Go): Go =>
    (at) => {
      const { element, min, max, greedy } = quantifier;
      const again = (): boolean =>
        done < max &&
        // a round that takes nothing ends the loop
        one(element, (to) => (to > at || done < min) && rounds(quantifier, done + 1, go)(to))(at);
      const leave = (): boolean => done >= min && go(at);
      return greedy ? again() || leave() : leave() || again();
    };
  const matches = sequence(elementsOf(pattern), () => true)(0);
  return { matches, steps };
}

import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from '../../../platform/kernel/index.js';

/** Keys whose order is easily got wrong: numbers, other alphabets, pairs of surrogates before U+FB01. */
const keys = fc.oneof(
  fc.constantFrom('10', '9', '', 'b', 'B', 'é', 'ﬁ', '\u{1F600}', '__proto__', 'toJSON'),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const leaves = fc.oneof(
  fc.constantFrom(null, true, false, 0, -0, 1e21, 1e-7, 5e-324, 333333333.33333329, '', '\u2028', '"\\\n'),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.string({ unit: 'grapheme' }),
);
const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaves, tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 5 }),
  object: fc.dictionary(keys, fc.option(tie('value'), { nil: undefined, freq: 9 }), { maxKeys: 8 }),
}));

describe('canonical JSON', () => {
  it('is what another implementation of RFC 8785 makes of it', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it('sorts many keys, and keys that look like numbers, by their code units', () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`${(index * 37) % 300}`, index]),
    );
    expect(canonicalJson(many)).toBe(canonicalize(many));
    expect(canonicalJson({ 9: 1, 10: 2, a: undefined })).toBe('{"10":2,"9":1}');
  });

  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  it.each<[string, unknown]>([
    ['not a number', { n: NaN }],
    ['infinite', [Infinity]],
    ['a circle', circle],
    ['undefined', undefined],
    ['a function', () => 1],
    ['a bigint', { n: 1n }],
  ])('refuses what is %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow();
  });
});

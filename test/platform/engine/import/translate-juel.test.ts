import { translateCondition, translateValue } from '../../../../platform/engine/compile/translate-juel.js';

describe('translate JUEL', () => {
  it.each([
    ["${decision == 'approve'}", 'decision = "approve"'],
    ['#{order.total >= 100.5}', 'order.total >= 100.5'],
    ['${amount gt 3 and amount le -1}', 'amount > 3 and amount <= -1'],
    ['${a == "x" || b ne null}', 'a = "x" or b != null'],
    ['${!(a == 1) && b}', 'not((a = 1)) and b = true'],
    ['${not approved}', 'not(approved = true)'],
    ['${approved}', 'approved = true'],
    ['${true}', 'true'],
    [' ${ a  ==  b } ', 'a = b'],
  ])('translates the condition %s', (juel, feel) => {
    expect(translateCondition(juel)).toBe(feel);
  });

  it.each([
    '${order.isOpen()}',
    '${a + 1 > 2}',
    '${empty list}',
    '${a ? b : c}',
    "${a['b'] == 1}",
    "${a == 'it\\'s'}",
    '${a == 1} and ${b == 2}',
    '${a = 1}',
    '${a ==}',
    '${(a == 1}',
    '${}',
    'a == 1',
    '${for == 1}',
    '${some.every == 1}',
    '${a == 1 b}',
    `\${${'!'.repeat(500)}a}`,
    `\${${'('.repeat(5_000)}a}`,
  ])('leaves %s to people', (juel) => {
    expect(translateCondition(juel)).toBeUndefined();
  });

  it('translates paths and literals as values, and nothing else', () => {
    expect(translateValue('${asked.days}')).toBe('asked.days');
    expect(translateValue("${'x'}")).toBe('"x"');
    expect(translateValue('${-3}')).toBe('-3');
    expect(translateValue('${a == 1}')).toBeUndefined();
    expect(translateValue('a ${b} c')).toBeUndefined();
  });

  it('renames the counters of a loop', () => {
    const renamed = { nrOfInstances: 'numberOfInstances' };
    expect(translateCondition('${nrOfInstances > 2}', renamed)).toBe('numberOfInstances > 2');
    expect(translateCondition('${constructor > 2}', renamed)).toBe('constructor > 2');
  });
});

import { isShown } from '../../../ui/form/conditions';
import type { Conditional } from '../../../ui/form/form-json';

const field = (conditional: Conditional | null) => ({ type: 'textfield', key: 'reason', conditional });

describe('is shown', () => {
  it('shows a field without a condition', () => {
    expect(isShown(field(null), {})).toBe(true);
    expect(isShown(field({ show: null, when: null, eq: '' }), {})).toBe(true);
  });

  it('never shows a hidden field', () => {
    expect(isShown({ ...field(null), hidden: true }, {})).toBe(false);
  });

  it.each([
    [{ show: true, when: 'quality', eq: 'fail' }, { quality: 'fail' }, true],
    [{ show: true, when: 'quality', eq: 'fail' }, { quality: 'pass' }, false],
    [{ show: 'false', when: 'quality', eq: 'fail' }, { quality: 'fail' }, false],
    [{ show: true, when: 'agreed', eq: true }, { agreed: true }, true],
    [{ show: true, when: 'kinds', eq: 'a' }, { kinds: ['a', 'b'] }, true],
    [{ show: true, when: 'values.kind', eq: 'a' }, { values: { kind: 'a' } }, true],
  ])('%j over %j: %s', (condition, data, shown) => expect(isShown(field(condition), data)).toBe(shown));

  it('reads a condition in a row from that row', () => {
    const condition = { show: true, when: 'rows.decision', eq: 'fail' };
    const data = { rows: [{ decision: 'fail' }, { decision: 'pass' }] };
    expect(data.rows.map((row) => isShown(field(condition), data, row))).toEqual([true, false]);
  });

  it('joins several conditions', () => {
    const conditions = [
      { component: 'a', operator: 'isEqual', value: '1' },
      { component: 'b', operator: 'isNotEmpty' },
    ];
    expect(isShown(field({ show: true, conjunction: 'all', conditions }), { a: '1' })).toBe(false);
    expect(isShown(field({ show: true, conjunction: 'any', conditions }), { a: '1' })).toBe(true);
  });
});

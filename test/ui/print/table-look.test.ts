import { isFigure, isWide } from '../../../ui/print/table-look';

describe('print tables', () => {
  it.each(['1,098,000.00', '¥1,098,000.00', '-3.5', '92.4', '85%', '60天', '2026-11-23', '2026-11-23 09:30'])(
    'keeps %s in one piece',
    (text) => expect(isFigure(` ${text}\n`)).toBe(true),
  );

  it.each(['', '—', '丙绿园林有限公司', 'HZ-2026-0001', '2026年第3次更正，见附件', '9'.repeat(30)])(
    'lets “%s” wrap',
    (text) => expect(isFigure(text)).toBe(false),
  );

  it('takes a table with more than eight columns for a wide one', () => {
    expect(isWide([1, 9, 9])).toBe(true);
    expect(isWide([8])).toBe(false);
    expect(isWide([])).toBe(false);
  });
});

import { groupDigits, parseAmount } from '../../../ui/widgets/amount';

describe('parse amount', () => {
  it.each([
    ['286400', '286400.00'],
    ['286,400.5', '286400.50'],
    ['￥286，400元', '286400.00'],
    [' ¥ 1 ', '1.00'],
    ['28.64万', '286400.00'],
    ['0.1万', '1000.00'],
    ['1.23456万', '12345.60'],
    ['007', '7.00'],
    ['.5', '0.50'],
    ['12.', '12.00'],
    ['-3', '-3.00'],
    ['1.100', '1.10'],
  ])('reads %s as %s', (text, amount) => expect(parseAmount(text)).toBe(amount));

  it.each(['', '元', '一百', '1.2.3', '1.005', '12亿', '1e5', '1.2345678万'])(
    'does not read %s as an amount',
    (text) => expect(parseAmount(text)).toBeNull(),
  );
});

describe('group digits', () => {
  it.each([
    ['286400.00', '286,400.00'],
    ['-1234567.00', '-1,234,567.00'],
    ['100', '100'],
    ['约三百', '约三百'],
    ['', ''],
  ])('shows %s as %s', (amount, text) => expect(groupDigits(amount)).toBe(text));
});

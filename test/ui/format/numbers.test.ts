import { moneyText, sizeText } from '../../../ui/format';

describe('amounts', () => {
  it.each([
    ['483600.00', '483,600.00'],
    ['0.5', '0.50'],
    ['-1234567.89', '-1,234,567.89'],
    ['9007199254740993.01', '9,007,199,254,740,993.01'],
    [12, '12.00'],
    ['保密', '保密'],
    [null, ''],
  ])('%s reads %s', (value, text) => {
    expect(moneyText(value)).toBe(text);
  });
});

describe('sizes of files', () => {
  it.each([
    [900, '900 B'],
    [46_000, '45 KB'],
    [2_345_678, '2.2 MB'],
  ])('%d reads %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});

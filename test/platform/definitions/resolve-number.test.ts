import { checkCharacter, resolveNumber } from '../../../platform/definitions/index.js';

function sources(values: Record<string, string | number | { code: string }> = {}) {
  const counters = new Map<string, number>();
  return {
    counters,
    now: '2026-11-03T09:00:00+08:00',
    values,
    next: (scope: string) => {
      const value = (counters.get(scope) ?? 0) + 1;
      counters.set(scope, value);
      return Promise.resolve(value);
    },
    random: (below: number) => below - 1,
  };
}

describe('resolve number', () => {
  it.each([
    ['WX-{yyyy}-{seq:5}', {}, 'WX-2026-00001'],
    ['{yyyy}{MM}{dd}', {}, '20261103'],
    ['{ward.code}-{kind}', { ward: { code: '07' }, kind: 3 }, '07-3'],
    ['R-{random:4}', {}, 'R-ZZZZ'],
    ['A12425GABC1234002{check}', {}, 'A12425GABC1234002M'],
    ['WX-{yyyy}-{seq:2}-{check}', {}, `WX-2026-01-${checkCharacter('WX-2026-01')}`],
  ])('%s', async (pattern, values, expected) => {
    expect(await resolveNumber(pattern, sources(values))).toBe(expected);
  });

  it('counts per rest of the resolved pattern, and passes the width when it is full', async () => {
    const a = sources({ ward: '07' });
    const pattern = '{ward}-{seq:1}';
    for (let n = 1; n < 10; n += 1) await resolveNumber(pattern, a);
    expect(await resolveNumber(pattern, a)).toBe('07-10');
    expect(await resolveNumber(pattern, { ...a, values: { ward: '08' } })).toBe('08-1');
    expect([...a.counters.keys()]).toEqual(['07-{seq:1}', '08-{seq:1}']);
  });

  it('draws only from letters that cannot be mistaken for digits', async () => {
    let n = 0;
    const drawn = await resolveNumber('{random:32}', { ...sources(), random: () => n++ });
    expect(drawn).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
  });

  it('refuses a name without a value', async () => {
    await expect(resolveNumber('{ward}-{seq:3}', sources())).rejects.toThrow('{ward} 没有值');
  });
});

describe('check character (ISO 7064 MOD 37,36)', () => {
  it('agrees with the example of a published identifier', () => {
    expect(checkCharacter('A1-2425G-ABC1234002')).toBe('M');
  });

  it('finds every single wrong place and every swap of neighbours', () => {
    const number = 'WX202607Q4K9T2W';
    const check = checkCharacter(number);
    for (let at = 0; at < number.length; at += 1) {
      const other = number[at] === '7' ? '8' : '7';
      expect(checkCharacter(number.slice(0, at) + other + number.slice(at + 1))).not.toBe(check);
      const [a, b] = [number[at], number[at + 1]];
      if (b === undefined || a === b) continue;
      expect(checkCharacter(number.slice(0, at) + b + a + number.slice(at + 2))).not.toBe(check);
    }
  });

  it('refuses what is neither a digit nor a capital letter', () => {
    expect(() => checkCharacter('修-1')).toThrow('修');
  });
});

/** `286400.00` → `286,400.00`; anything that is no plain decimal stays as it is. */
export function groupDigits(amount: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(amount);
  if (!match) return amount;
  return `${match[1]}${match[2]?.replace(/\B(?=(\d{3})+$)/g, ',')}${match[3] ?? ''}`;
}

/** What a person may type or paste (`￥286，400`, `28.64万`) as a decimal string with two places; null when it is no amount. */
export function parseAmount(text: string): string | null {
  const plain = text.replace(/[\s,，¥￥元]/g, '');
  const match = /^(-?\d*)(?:\.(\d*))?(万?)$/.exec(plain);
  if (!match || !/\d/.test(plain)) return null;
  const [, whole = '', fraction = '', tenThousand] = match;
  const places = tenThousand ? 4 : 0;
  const digits = fraction.padEnd(places, '0');
  const yuan = `${whole}${digits.slice(0, places)}`.replace(/^(-?)0+(?=\d)/, '$1') || '0';
  const cents = digits.slice(places);
  if (cents.length > 2 && /[1-9]/.test(cents.slice(2))) return null;
  return `${yuan === '-' ? '-0' : yuan}.${cents.slice(0, 2).padEnd(2, '0')}`;
}

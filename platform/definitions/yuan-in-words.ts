import { toCents } from './decimal.js';

const numerals = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿'];
/** Below one trillion: more would need a fourth group. */
const limit = 10n ** 14n;

/**
 * The amount as it is written on Chinese cheques and contracts: `286400.05` → `贰拾捌万陆仟肆佰元零伍分`.
 * `整` follows 元 and 角, never 分. Null for what is no amount, or a trillion and more.
 */
export function yuanInWords(value: unknown): string | null {
  const cents = toCents(value);
  if (cents === null) return null;
  const absolute = cents < 0n ? -cents : cents;
  if (absolute >= limit) return null;
  if (absolute === 0n) return '零元整';
  const yuan = absolute / 100n;
  const whole = yuan === 0n ? '' : `${integerWords(yuan)}元`;
  return `${cents < 0n ? '负' : ''}${whole}${fractionWords(Number(absolute % 100n), whole !== '')}`;
}

function fractionWords(cents: number, afterYuan: boolean): string {
  const [jiao, fen] = [Math.floor(cents / 10), cents % 10];
  if (cents === 0) return '整';
  if (fen === 0) return `${numerals[jiao]}角整`;
  if (jiao === 0) return `${afterYuan ? '零' : ''}${numerals[fen]}分`;
  return `${numerals[jiao]}角${numerals[fen]}分`;
}

/** Groups of four digits from the highest; a gap between written digits is one 零. */
function integerWords(value: bigint): string {
  const digits = value.toString();
  const count = Math.ceil(digits.length / 4);
  const padded = digits.padStart(count * 4, '0');
  let words = '';
  let gap = false;
  for (let index = 0; index < count; index += 1) {
    const group = padded.slice(index * 4, index * 4 + 4);
    if (group === '0000') {
      gap = words !== '';
      continue;
    }
    if (words !== '' && (gap || group.startsWith('0'))) words += '零';
    words += groupWords(group) + (groups[count - 1 - index] ?? '');
    gap = false;
  }
  return words;
}

function groupWords(group: string): string {
  let words = '';
  let gap = false;
  for (const [index, digit] of Array.from(group).entries()) {
    if (digit === '0') {
      gap = words !== '';
      continue;
    }
    if (gap) words += '零';
    words += `${numerals[Number(digit)]}${places[3 - index]}`;
    gap = false;
  }
  return words;
}

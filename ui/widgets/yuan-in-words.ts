const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

/** 大写 of an amount in yuan (`286400.00` → 贰拾捌万陆仟肆佰元整); empty when it is no amount up to 16 places. */
export function yuanInWords(amount: string): string {
  const match = /^(-?)(\d{1,16})(?:\.(\d{1,2}))?$/.exec(amount);
  if (!match) return '';
  const [, minus, whole = '0', fraction = ''] = match;
  const yuan = wholeInWords(whole.replace(/^0+/, ''));
  const cents = fraction.padEnd(2, '0');
  const jiao = Number(cents[0]);
  const fen = Number(cents[1]);
  const sign = minus ? '负' : '';
  if (!jiao && !fen) return `${sign}${yuan || '零'}元整`;
  const small = `${jiao ? `${digits[jiao]}角` : yuan ? '零' : ''}${fen ? `${digits[fen]}分` : '整'}`;
  return `${sign}${yuan ? `${yuan}元` : ''}${small}`;
}

function wholeInWords(whole: string): string {
  let words = '';
  let gap = false;
  const count = Math.ceil(whole.length / 4);
  const padded = whole.padStart(count * 4, '0');
  for (let group = 0; group < count; group++) {
    const four = padded.slice(group * 4, group * 4 + 4);
    const text = groupInWords(four);
    if (text === '') {
      gap = words !== '';
      continue;
    }
    const zero = words !== '' && (gap || four.startsWith('0')) ? '零' : '';
    words += `${zero}${text}${groups[count - 1 - group] ?? ''}`;
    gap = false;
  }
  return words;
}

function groupInWords(four: string): string {
  let words = '';
  let zero = false;
  for (let place = 0; place < 4; place++) {
    const digit = Number(four[place]);
    if (digit === 0) {
      zero = words !== '';
      continue;
    }
    words += `${zero ? '零' : ''}${digits[digit]}${places[3 - place]}`;
    zero = false;
  }
  return words;
}

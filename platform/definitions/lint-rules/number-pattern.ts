import { defineRule } from '../lint/lint-rule.js';

/** Number patterns have well-formed places, at most one sequence, and a check character only at the end. */
export const numberPattern = defineRule('number-pattern', ({ parsed }) =>
  [...parsed.json.numbers].flatMap(([id, { pattern }]) =>
    problems(pattern).map(([message, fix]) => ({
      file: `numbers/${id}.number.json`,
      element: 'pattern',
      message,
      fix,
    })),
  ),
);

const place = /\{([^{}]*)\}/g;
const wellFormed = /^((seq|random):[1-9]\d?|[A-Za-z_][A-Za-z0-9_.]*)$/;

function problems(pattern: string): [message: string, fix: string][] {
  const places = [...pattern.matchAll(place)].map((match) => match[1] ?? '');
  const found: [string, string][] = places
    .filter((text) => !wellFormed.test(text) || text === 'seq' || text === 'random')
    .map((text) => [`{${text}} 写法不对。`, '写成 {seq:4}、{random:8}、{yyyy}、{check} 或者一个名称。']);
  if (/[{}]/.test(pattern.replace(place, ''))) found.push(['花括号不成对。', '补上或删去花括号。']);
  if (places.filter((text) => text.startsWith('seq:')).length > 1) {
    found.push(['有不止一个流水号。', '只保留一个 {seq:n}。']);
  }
  if (places.includes('check')) {
    if (!pattern.endsWith('{check}')) found.push(['校验码不在最后。', '把 {check} 移到最后。']);
    if (/[^0-9A-Z-]/.test(pattern.replace(place, ''))) {
      found.push(['校验码只能由数字和大写字母计算。', '去掉其他字符，或者去掉 {check}。']);
    }
  }
  return found;
}

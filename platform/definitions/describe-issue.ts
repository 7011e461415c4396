import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** A schema issue as a place and two Chinese sentences: what is wrong, how to mend it. */
export interface DescribedIssue {
  element: string;
  message: string;
  fix: string;
}

/** Flattens zod's issues; of a union the branch that came closest is told. */
export function describeIssues(
  issues: readonly Issue[],
  prefix: readonly PropertyKey[] = [],
): DescribedIssue[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      return describeIssues(closestBranch(issue.errors), path);
    }
    return [{ element: jsonPath(path), ...sentence(issue) }];
  });
}

/** Fewest wrong keys wins, then the deepest place: that is the alternative the author meant. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const cost = (branch: readonly Issue[]) =>
    branch.reduce((sum, issue) => sum + (issue.path.length > 1 ? 1 : 10) * weight(issue), 0);
  return [...branches].sort((a, b) => cost(a) - cost(b))[0] ?? [];
}

function weight(issue: Issue): number {
  return issue.code === 'unrecognized_keys' ? issue.keys.length : 1;
}

/** `rules[0].subject` */
export function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text ? `${text}.${String(part)}` : String(part);
  }, '');
}

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表 […]',
  object: '对象 {…}',
  record: '对象 {…}',
};

function sentence(issue: Issue): { message: string; fix: string } {
  switch (issue.code) {
    case 'invalid_type': {
      const expected = typeNames[issue.expected] ?? issue.expected;
      if (issue.input === undefined) return { message: '缺少这一项。', fix: `补上一个${expected}。` };
      return { message: '类型不对。', fix: `改为${expected}。` };
    }
    case 'unrecognized_keys':
      return {
        message: `有不认识的项：${issue.keys.join('、')}。`,
        fix: '检查拼写，或者删去；可用的项见 definitions/README.md。',
      };
    case 'invalid_value':
      return { message: '值不在可选范围内。', fix: `改为下列之一：${issue.values.map(String).join('、')}。` };
    case 'too_small':
      return { message: `不能少于 ${issue.minimum}。`, fix: '补足内容。' };
    case 'too_big':
      return { message: `不能多于 ${issue.maximum}。`, fix: '减少内容。' };
    case 'invalid_format':
      return {
        message: '写法不对。',
        fix: issue.pattern === undefined ? `按 ${issue.format} 的格式填写。` : formatHint(issue.pattern),
      };
    case 'invalid_union':
      return { message: '不符合任何一种允许的写法。', fix: '对照 definitions/README.md 中的例子修改。' };
    default:
      return { message: '不符合规定。', fix: '对照 definitions/README.md 中的例子修改。' };
  }
}

function formatHint(pattern: string): string {
  if (pattern.startsWith('/^=')) return '表达式要以 = 开头，例如 "=quote.amount"。';
  return `应符合 ${pattern}。`;
}

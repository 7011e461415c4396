import type { DefinitionFinding } from './finding.js';
import { describeIssues } from './describe-issue.js';
import { printHeadSchema, type PrintHead } from './schemas/print.js';

/** A print template: its head and the HTML after it. */
export type Print = PrintHead & { id: string; html: string };

const headPattern = /^\s*<!--\s*(\{[^]*?\})\s*-->/;

/** Splits `<!-- {head} --> html`. */
export function parsePrint(
  id: string,
  file: string,
  text: string,
): { print?: Print; findings: DefinitionFinding[] } {
  const finding = (element: string, message: string, fix: string): DefinitionFinding => ({
    file,
    element,
    rule: 'schema',
    severity: 'error',
    message,
    fix,
  });
  const match = headPattern.exec(text);
  if (!match) {
    return {
      findings: [finding('', '开头没有说明。', '第一行写 <!-- {"title":"…","of":"instance:…"} -->。')],
    };
  }
  let raw: unknown;
  try {
    raw = JSON.parse(match[1] ?? '');
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return { findings: [finding('', `开头的说明不是合法的 JSON：${detail}`, '检查逗号、引号和括号。')] };
  }
  const head = printHeadSchema.safeParse(raw);
  if (!head.success) {
    return { findings: describeIssues(head.error.issues).map((i) => finding(i.element, i.message, i.fix)) };
  }
  return { print: { ...head.data, id, html: text.slice(match[0].length).trim() }, findings: [] };
}

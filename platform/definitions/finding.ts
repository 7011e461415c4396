/** Something to say about a definitions file. Data, never an exception: the linter lists them, the start refuses on errors. */
export interface DefinitionFinding {
  /** Path inside the bundle, for example `forms/repair-quote.form.json`. */
  file: string;
  /** Where in the file: a JSON path (`rules[0].subject`), a BPMN element id or a component key; empty = the whole file. */
  element: string;
  /** Rule id in kebab-case, for example `unresolved-name`. */
  rule: string;
  severity: 'error' | 'warning';
  /** Chinese: what is wrong. */
  message: string;
  /** Chinese: how to mend it. */
  fix: string;
}

/** One line for a terminal or a log. */
export function describeFinding(finding: DefinitionFinding): string {
  const kind = finding.severity === 'error' ? '错误' : '提醒';
  const place = finding.element ? `${finding.file} › ${finding.element}` : finding.file;
  return `${kind} ${place} [${finding.rule}] ${finding.message} 处理办法：${finding.fix}`;
}

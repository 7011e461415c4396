import type { DefinitionFinding } from '../finding.js';
import { compileDecisionFiles } from '../compile-decision-files.js';
import { compileAll } from '../load-bundle.js';
import { bundleRules, fileRules } from '../lint-rules/index.js';
import { parseFiles } from '../parse-files.js';
import type { Behaviours, LintContext } from './lint-rule.js';
import { outlineProcess } from './process-outline.js';

/** What service tasks can do in the platform itself, with the names in their results. */
export const platformBehaviours: Behaviours = {
  'record.create': ['id'],
  'record.update': ['updated'],
  'record.find': ['rows', 'row'],
  'instance.find': ['rows'],
  'number.allocate': ['value', 'code'],
  notify: ['told'],
  'message.send': ['delivered'],
  'document.render': ['html'],
};

export interface LintOptions {
  /** Default: the platform's own. */
  behaviours?: Behaviours;
}

/** Checks a bundle, given as texts by path, with every rule; errors first, then by file. */
export async function lintBundle(
  files: Readonly<Record<string, string>>,
  { behaviours = platformBehaviours }: LintOptions = {},
): Promise<DefinitionFinding[]> {
  const { parsed, findings: schemaFindings } = parseFiles(files);
  const { compiled, findings: processFindings } = await compileAll(parsed.processes);
  const { decisions, findings: decisionFindings } = await compileDecisionFiles(parsed.decisions);
  const outlines = new Map(
    await Promise.all(
      [...parsed.processes].map(async ([id, xml]) => [id, await outlineProcess(id, xml)] as const),
    ),
  );
  const context: LintContext = {
    files,
    parsed,
    schemaFindings,
    compiled,
    processFindings,
    decisions,
    decisionFindings,
    outlines,
    behaviours,
  };
  const ofFiles = fileRules.flatMap((rule) => rule.check(context));
  const ofBundle = ofFiles.some(isError) ? [] : bundleRules.flatMap((rule) => rule.check(context));
  return [...ofFiles, ...ofBundle].sort(
    (a, b) => Number(isError(b)) - Number(isError(a)) || a.file.localeCompare(b.file),
  );
}

function isError({ severity }: DefinitionFinding): boolean {
  return severity === 'error';
}

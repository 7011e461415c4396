import type { CompiledDecision, CompiledProcess } from '../../engine/index.js';
import type { DefinitionFinding } from '../finding.js';
import type { ParsedBundle } from '../parse-files.js';
import type { ProcessOutline } from './process-outline.js';

/** What service tasks can do, by id, with the names in their results. */
export type Behaviours = Readonly<Record<string, readonly string[]>>;

/** Everything a rule may look at. */
export interface LintContext {
  files: Readonly<Record<string, string>>;
  parsed: ParsedBundle;
  /** What reading the files against their schemas found. */
  schemaFindings: readonly DefinitionFinding[];
  compiled: ReadonlyMap<string, CompiledProcess>;
  /** What compiling the processes found. */
  processFindings: readonly DefinitionFinding[];
  decisions: ReadonlyMap<string, CompiledDecision>;
  /** What compiling the decisions found. */
  decisionFindings: readonly DefinitionFinding[];
  outlines: ReadonlyMap<string, ProcessOutline>;
  behaviours: Behaviours;
}

/** One rule of the linter; a further rule is one file and its row in `lint-rules/index.ts`. */
export interface LintRule {
  id: string;
  check(context: LintContext): DefinitionFinding[];
}

type Part = Pick<DefinitionFinding, 'file' | 'element' | 'message' | 'fix'>;

/** Makes a rule whose findings carry its id. */
export function defineRule(
  id: string,
  check: (context: LintContext) => (Part & { severity?: 'warning' })[],
): LintRule {
  return {
    id,
    check: (context) => check(context).map((part) => ({ rule: id, severity: 'error', ...part })),
  };
}

import { compileDecisions, type CompiledDecision } from '../engine/index.js';
import { feelFunctionNames } from './feel-functions.js';
import type { DefinitionFinding } from './finding.js';

/** Compiles every file of decisions; those with errors are left out. Each file's decision has the file's name. */
export async function compileDecisionFiles(
  files: ReadonlyMap<string, string>,
): Promise<{ decisions: Map<string, CompiledDecision>; findings: DefinitionFinding[] }> {
  const decisions = new Map<string, CompiledDecision>();
  const findings: DefinitionFinding[] = [];
  for (const [id, xml] of files) {
    const file = `decisions/${id}.dmn`;
    const result = await compileDecisions(xml, {
      functionNames: feelFunctionNames,
      constants: ['p'],
    });
    findings.push(
      ...result.findings.map(({ element = '', rule, severity, message }): DefinitionFinding => {
        return {
          file,
          element,
          rule,
          severity: severity === 'info' ? 'warning' : severity,
          message,
          fix: '在决策设计器中打开这个文件，修改所指的元素。',
        };
      }),
    );
    const main = result.decisions.find((decision) => decision.id === id);
    if (main) decisions.set(id, main);
    else if (result.decisions.length > 0) {
      findings.push({
        file,
        element: result.decisions[0]?.id ?? '',
        rule: 'decision-id',
        severity: 'error',
        message: '文件中没有与文件同名的决策。',
        fix: `把主要决策的 id 改为 ${id}，或者改文件名。`,
      });
    }
  }
  return { decisions, findings };
}

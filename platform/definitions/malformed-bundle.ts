import { describeFinding, type DefinitionFinding } from './finding.js';

/** A bundle that cannot be used; the message names every file, place and rule, in Chinese. */
export class MalformedBundle extends Error {
  constructor(
    where: string,
    readonly findings: readonly DefinitionFinding[],
  ) {
    const errors = findings.filter((finding) => finding.severity === 'error');
    super(
      [`${where}中的定义有 ${errors.length} 处错误，不能发布：`, ...errors.map(describeFinding)].join('\n'),
    );
    this.name = 'MalformedBundle';
  }
}

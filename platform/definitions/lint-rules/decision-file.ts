import type { LintRule } from '../lint/lint-rule.js';

/** Every decision can be evaluated; what cannot is told with the element's id. */
export const decisionFile: LintRule = {
  id: 'decision-file',
  check: ({ decisionFindings }) => [...decisionFindings],
};

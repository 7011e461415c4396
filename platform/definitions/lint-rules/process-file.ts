import type { LintRule } from '../lint/lint-rule.js';

/** The engine can run every process; what it cannot is told with the element's id. */
export const processFile: LintRule = {
  id: 'process-file',
  check: ({ processFindings }) => [...processFindings],
};

import type { LintRule } from '../lint/lint-rule.js';

/** Every file is well-formed and fits the schema of its kind. */
export const schema: LintRule = {
  id: 'schema',
  check: ({ schemaFindings }) => [...schemaFindings],
};

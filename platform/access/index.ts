/** Who may do and see what: CASL rules of roles, in memory and as SQL with one meaning. */
export { abilityFor, AppAbility, type Action, type SubjectType } from './ability.js';
export { conditionsToSql, whereToSql, type SqlOptions } from './ability-sql.js';
export { parseConditions } from './condition.js';
export {
  jsonText,
  type BoundCondition,
  type ConditionColumn,
  type ConditionColumns,
} from './condition-sql.js';
export { matches, valueAt, type AccessRow } from './matches.js';
export { fillPlaceholders, MissingPlaceholder } from './placeholders.js';
export { redact } from './redact.js';
export { canRead, requireAccess } from './require-access.js';

import type { Action, AppAbility, RuleInForce, SubjectType } from './ability.js';
import { covers } from './ability.js';
import { never, parseConditions, type Condition } from './condition.js';
import { conditionSql, type BoundCondition, type ConditionColumns } from './condition-sql.js';

export interface SqlOptions {
  /** Number of the first bound place; 1 unless told. */
  first?: number;
  /** Only rows whose value at this path may be read: for filters and sorting, which must not leak. */
  field?: string;
}

/** The rows that the actor may act on, as a WHERE clause: the same rows that `ability.can` allows one by one. */
export function conditionsToSql(
  ability: AppAbility,
  action: Action,
  type: SubjectType,
  columns: ConditionColumns,
  { first = 1, field }: SqlOptions = {},
): BoundCondition {
  const parts = ability.rulesFor(action, type).map((rules) => roleCondition(rules, field));
  return conditionSql({ kind: 'or', parts }, columns, { first, timeZone: ability.timeZone });
}

/** Conditions of a view or lookup, with placeholders already filled in, as a WHERE clause. */
export function whereToSql(
  conditions: unknown,
  columns: ConditionColumns,
  options: { first?: number; timeZone?: string } = {},
): BoundCondition {
  return conditionSql(parseConditions(conditions), columns, options);
}

/** One role's rules folded into one condition: from weak to strong, each adds or takes away. */
function roleCondition(rules: RuleInForce[], field: string | undefined): Condition {
  return rules
    .filter((rule) => isAbout(rule, field))
    .reduce<Condition>(
      (sofar, { inverted, condition }) =>
        inverted
          ? { kind: 'and', parts: [sofar, { kind: 'not', part: condition }] }
          : { kind: 'or', parts: [sofar, condition] },
      never,
    );
}

/** As CASL has it: asked for the row as a whole, a rule that forbids some fields does not count. */
function isAbout({ fields, inverted }: RuleInForce, field: string | undefined): boolean {
  if (!fields) return true;
  return field === undefined ? !inverted : fields.some((own) => covers(own, field));
}

import { Ability, subject as tagged, type RawRuleOf } from '@casl/ability';
import type { AccessRule, Release } from '../definitions/index.js';
import type { Actor } from '../identity/index.js';
import { always, parseConditions, type Condition } from './condition.js';
import { matches, type AccessRow } from './matches.js';
import { fillPlaceholders, MissingPlaceholder } from './placeholders.js';

export type Action = 'start' | 'read' | 'count' | 'manage';
/** `instance:<process>`, `process:<id>`, `record:<type>`, `organisation`, `person`. */
export type SubjectType = string;

type RoleAbility = Ability<[Action, SubjectType | object], Condition>;
type RoleRule = RawRuleOf<RoleAbility>;

/**
 * What an actor may do: one CASL ability for each of the actor's roles, and what any of them allows is allowed
 * (a role's own “not” does not take away what another role gives).
 */
export class AppAbility {
  constructor(
    private readonly roles: readonly RoleAbility[],
    /** For comparing instants with plain dates. */
    readonly timeZone: string,
  ) {}

  /** Without `row`: whether there can be any such subject. Without `field`: whether anything of it is allowed. */
  can(action: Action, type: SubjectType, row?: AccessRow, field?: string): boolean {
    return this.roles.some((role) => role.can(action, row ? tagged(type, { ...row }) : type, field));
  }

  /** Why not, in the words of the rule that forbids it. */
  reason(action: Action, type: SubjectType, row: AccessRow, field?: string): string | null {
    const reasons = this.roles.map(
      (role) => role.relevantRuleFor(action, tagged(type, { ...row }), field)?.reason,
    );
    return reasons.find((reason) => reason !== undefined) ?? null;
  }

  /** By role, from the weakest rule to the strongest: later rules win over earlier ones. */
  rulesFor(action: Action, type: SubjectType): RuleInForce[][] {
    return this.roles.map((role) =>
      role
        .possibleRulesFor(action, type)
        .map((rule) => ({
          inverted: rule.inverted,
          condition: rule.conditions ?? always,
          fields: rule.fields ?? null,
        }))
        .reverse(),
    );
  }
}

export interface RuleInForce {
  inverted: boolean;
  condition: Condition;
  /** Paths the rule is about; null = everything. */
  fields: readonly string[] | null;
}

/** @param now ISO 8601: what `${now}` stands for */
export function abilityFor(actor: Actor, release: Release, now: string): AppAbility {
  const roles = actor.roles.flatMap((id) => {
    const role = release.roles.get(id);
    return role ? [roleAbility(role.rules, actor, now)] : [];
  });
  return new AppAbility(roles, release.bundle.timeZone);
}

function roleAbility(rules: readonly AccessRule[], actor: Actor, now: string): RoleAbility {
  return new Ability<[Action, SubjectType | object], Condition>(
    rules.flatMap((rule) => understand(rule, actor, now)),
    {
      conditionsMatcher: (condition) => (row: AccessRow) => matches(condition, row),
      fieldMatcher: (fields) => (field) => fields.some((own) => covers(own, field)),
    },
  );
}

/**
 * A rule that names something the actor does not have (an organisation, say) gives nothing; when it forbids, it forbids
 * always.
 */
function understand(rule: AccessRule, actor: Actor, now: string): RoleRule[] {
  const { conditions, ...rest } = rule;
  try {
    const condition = conditions && parseConditions(fillPlaceholders(conditions, actor, now));
    return [{ ...rest, ...(condition ? { conditions: condition } : {}) } as RoleRule];
  } catch (fault) {
    if (!(fault instanceof MissingPlaceholder)) throw fault;
    return rule.inverted ? [rest as RoleRule] : [];
  }
}

/** A field stands for itself and everything below it. */
export function covers(field: string, path: string): boolean {
  return path === field || path.startsWith(`${field}.`);
}

import type { Conditions } from '../schemas/shared.js';

export interface ConditionPath {
  place: string;
  path: string;
  /** What the path is compared to: a value, or operators. */
  value: unknown;
}

/** Every path inside conditions; `$and $or $nor $not` are opened. */
export function conditionPaths(conditions: Conditions | undefined, at: string): ConditionPath[] {
  return Object.entries(conditions ?? {}).flatMap(([path, value]) => {
    const place = `${at}.${path}`;
    if (path === '$not') return conditionPaths(value as Conditions, place);
    if (!path.startsWith('$') || !Array.isArray(value)) return [{ place, path, value }];
    return value.flatMap((branch, index) => conditionPaths(branch as Conditions, `${place}[${index}]`));
  });
}

import { refuse } from '../kernel/index.js';
import type { Action, AppAbility, SubjectType } from './ability.js';
import type { AccessRow } from './matches.js';

/** @throws Refusal `not-found` for reading (nobody learns that it exists), `forbidden` for anything else */
export function requireAccess(ability: AppAbility, action: Action, type: SubjectType, row?: AccessRow): void {
  if (!ability.can(action, type, row)) throw refuse(action === 'read' ? 'not-found' : 'forbidden');
}

/** Whether anything of the row, or the value at `path`, may be read. */
export function canRead(ability: AppAbility, type: SubjectType, row: AccessRow, path?: string): boolean {
  return ability.can('read', type, row, path);
}

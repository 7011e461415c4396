import type { OpenedTask } from '../engine/index.js';
import type { Actor } from '../identity/index.js';

/** A step that waits for a person, or an action that is offered while something goes on. */
export interface Task {
  id: string;
  instanceId: string;
  wait: string;
  process: string;
  element: string;
  kind: 'user' | 'action';
  name: string;
  form: string;
  groups: string[];
  /** Whose people may do it; null = anybody of the groups. */
  organisationId: string | null;
  assignee: string | null;
  due: string | null;
  status: 'open' | 'completed' | 'closed';
  openedAt: string;
  completed: { at: string; by: string | null; organisation: string | null } | null;
}

export function taskOf(
  id: string,
  instanceId: string,
  process: string,
  opened: OpenedTask,
  at: string,
): Task {
  return {
    id,
    instanceId,
    wait: opened.id,
    process,
    element: opened.element,
    kind: opened.kind,
    name: opened.name,
    form: opened.formId,
    groups: opened.candidateGroups,
    organisationId: opened.organisation,
    assignee: opened.assignee,
    due: opened.due,
    status: 'open',
    openedAt: at,
    completed: null,
  };
}

/** Whoever a task is offered to may complete it: a role, in an organisation when one is named, or one person. */
export function isOfferedTo(
  task: Pick<Task, 'groups' | 'organisationId' | 'assignee'>,
  actor: Actor,
): boolean {
  return (
    task.groups.some((group) => actor.roles.includes(group)) &&
    (task.organisationId === null || task.organisationId === actor.organisation?.id) &&
    (task.assignee === null || task.assignee === actor.person?.id)
  );
}

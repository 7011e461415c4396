/** Names a piece of work: `task~<task>` | `start~<process>` | `start~<process>~<subject instance>`. */
export type WorkKey =
  { kind: 'task'; task: string } | { kind: 'start'; process: string; subject: string | null };

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const taskKey = new RegExp(`^task~(${uuid})$`);
const startKey = new RegExp(`^start~([a-z][a-z0-9-]*)(?:~(${uuid}))?$`);

export function parseWorkKey(text: string): WorkKey | null {
  const task = taskKey.exec(text);
  if (task) return { kind: 'task', task: task[1]! };
  const start = startKey.exec(text);
  return start ? { kind: 'start', process: start[1]!, subject: start[2] ?? null } : null;
}

export function taskWorkKey(taskId: string): string {
  return `task~${taskId}`;
}

export function startWorkKey(process: string, subjectId?: string | null): string {
  return subjectId ? `start~${process}~${subjectId}` : `start~${process}`;
}

export function isUuid(text: string): boolean {
  return new RegExp(`^${uuid}$`).test(text);
}

import type { ElementInfo } from '../../engine/index.js';
import type { Role } from '../schemas/role.js';
import { defineRule, type LintContext } from '../lint/lint-rule.js';
import { menuEntries } from '../lint/menu-entries.js';
import { writtenList } from '../lint/written-list.js';

/** What a menu shows, the role may do; a stage is a task, an action an action. */
export const menuEntry = defineRule('menu-entry', (context) =>
  [...context.parsed.json.roles].flatMap(([id, role]) => {
    const found: { file: string; element: string; message: string; fix: string }[] = [];
    for (const { entry, place: element } of menuEntries(role.menu)) {
      const add = (message: string, fix: string) =>
        found.push({ file: `roles/${id}.role.json`, element, message, fix });
      if ('start' in entry && !mayStart(role, entry.start)) {
        add(
          `菜单“${entry.title}”要启动流程 ${entry.start}，但角色没有启动的权限。`,
          `在 rules 中加上 {"action": "start", "subject": "process:${entry.start}"}。`,
        );
      }
      if ('stage' in entry) {
        for (const stage of [entry.stage].flat()) checkStage(context, role, stage, false, add);
      }
      if ('action' in entry) {
        for (const stage of [entry.action].flat()) checkStage(context, role, stage, true, add);
      }
    }
    return found;
  }),
);

function mayStart(role: Role, process: string): boolean {
  return role.rules.some(
    ({ action, subject, inverted }) =>
      inverted !== true &&
      [action].flat().some((one) => one === 'start' || one === 'manage') &&
      [subject].flat().some((one) => one === `process:${process}` || one === 'all'),
  );
}

function checkStage(
  context: LintContext,
  role: Role,
  stage: string,
  action: boolean,
  add: (message: string, fix: string) => void,
): void {
  const element = elementOf(context, stage);
  if (!element) return;
  const isAction = element.action === true;
  const isTask = element.type === 'bpmn:UserTask';
  if (action ? !isAction : !isTask) {
    add(
      `${stage} 不是${action ? '用户动作' : '填报环节'}。`,
      isAction ? '改写为 "action"。' : isTask ? '改写为 "stage"。' : '改成流程中带表单的环节。',
    );
    return;
  }
  const groups = writtenList(element.candidateGroups);
  if (groups.length > 0 && !groups.includes(role.id)) {
    add(
      `${stage} 只分派给 ${groups.join('、')}，角色 ${role.id} 永远看不到内容。`,
      '删去这一项，或者在流程中把角色加入 candidateGroups。',
    );
  }
}

function elementOf(context: LintContext, stage: string): ElementInfo | undefined {
  const [process = '', element = ''] = stage.split('/');
  return context.compiled.get(process)?.elements[element];
}

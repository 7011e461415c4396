import { componentTypes } from '../schemas/form.js';
import { suggestion } from '../lint/closest-name.js';
import { componentsOf, holdsValue } from '../lint/form-components.js';
import { defineRule } from '../lint/lint-rule.js';
import type { Component } from '../schemas/form.js';

/** Components are of a known type and carry what their type needs. */
export const componentType = defineRule('component-type', ({ parsed }) =>
  [...parsed.json.forms].flatMap(([id, form]) =>
    componentsOf(form).flatMap(({ component, place }) =>
      problems(component).map(([message, fix]) => ({
        file: `forms/${id}.form.json`,
        element: component.key === undefined ? place : `${place}(${component.key})`,
        message,
        fix,
      })),
    ),
  ),
);

const choiceTypes = ['select', 'radio', 'checklist'];

function problems(component: Component): [message: string, fix: string][] {
  const { type } = component;
  const known: readonly string[] = componentTypes;
  if (!known.includes(type)) {
    return [[`组件类型 ${type} 不能用。`, `${suggestion(type, known)}可用：${known.join('、')}。`]];
  }
  const found: [string, string][] = [];
  if (holdsValue(component) && !component.key)
    found.push(['没有 key，填写的内容无处存放。', '写上英文的 key。']);
  if (choiceTypes.includes(type) && !component.source && !hasOwnChoices(component)) {
    found.push(['没有可选的内容。', '写上 source，例如 {"dictionary": "…"}。']);
  }
  if (type === 'file' && !component.fileClass) {
    found.push([
      '附件没有限定类型和大小。',
      '写上 fileClass，例如 {"types": ["pdf"], "maxSize": 20, "maxCount": 5}。',
    ]);
  }
  if (type === 'facts' && !component.items?.length) found.push(['没有要显示的内容。', '写上 items。']);
  if (component.fixedRows && (!component.rowKey || !component.value)) {
    found.push([
      '行由系统给出（fixedRows），但没有写 value 和 rowKey。',
      '写上 value（=FEEL 列表）和 rowKey（每行的标识）。',
    ]);
  }
  return found;
}

/** Choices written out in Form.io's own way. */
function hasOwnChoices(component: Component): boolean {
  const data = component['data'] as { values?: unknown[] } | undefined;
  const values = component['values'] as unknown[] | undefined;
  return (data?.values?.length ?? 0) > 0 || (values?.length ?? 0) > 0;
}

import { defineRule } from '../lint/lint-rule.js';

const pairs = [
  { condition: 'guard', message: 'guardMessage', text: '提交条件' },
  { condition: 'key', message: 'keyMessage', text: '唯一键' },
];

/** Whoever is refused is told why. */
export const guardMessage = defineRule('guard-message', (context) =>
  [...context.compiled].flatMap(([id, process]) =>
    [{ id, properties: process.properties }, ...Object.values(process.elements)].flatMap((holder) =>
      pairs
        .filter(
          ({ condition, message }) => holder.properties[condition] && !holder.properties[message]?.trim(),
        )
        .map(({ condition, message, text }) => ({
          file: `processes/${id}.bpmn`,
          element: holder.id,
          message: `有${text}（${condition}），但没有写不满足时显示的话。`,
          fix: `填写属性 ${message}。`,
        })),
    ),
  ),
);

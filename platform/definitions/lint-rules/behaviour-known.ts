import { suggestion } from '../lint/closest-name.js';
import { defineRule } from '../lint/lint-rule.js';

/** Service tasks ask for something that the platform or a plugin can do. */
export const behaviourKnown = defineRule('behaviour-known', (context) => {
  const known = Object.keys(context.behaviours);
  return [...context.compiled].flatMap(([id, process]) =>
    Object.values(process.elements)
      .filter(({ taskType }) => taskType !== undefined && !known.includes(taskType))
      .map(({ id: element, taskType = '' }) => ({
        file: `processes/${id}.bpmn`,
        element,
        message: `系统不会做“${taskType}”。`,
        fix: `${suggestion(taskType, known)}可用：${known.join('、')}。`,
      })),
  );
});

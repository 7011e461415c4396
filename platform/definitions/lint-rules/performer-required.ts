import type { CompiledProcess, ElementInfo } from '../../engine/index.js';
import { defineRule } from '../lint/lint-rule.js';

/** Every task, action and start of a person has a form and somebody who may do it. */
export const performerRequired = defineRule('performer-required', (context) =>
  [...context.compiled].flatMap(([id, process]) => [
    ...Object.values(process.elements).flatMap((element) =>
      missingParts(element).map((part) => ({
        file: `processes/${id}.bpmn`,
        element: element.id,
        message: `“${element.name || element.id}”没有写明${part === 'formId' ? '表单' : '由谁办理'}。`,
        fix: part === 'formId' ? '填写表单 id（formId）。' : '填写角色 id（candidateGroups）。',
      })),
    ),
    ...(canBeStarted(process, [...context.compiled.values()])
      ? []
      : [
          {
            file: `processes/${id}.bpmn`,
            element: id,
            severity: 'warning' as const,
            message: '没有人能启动这个流程，也没有别的流程调用它。',
            fix: '在开始事件上填写 formId 和 candidateGroups。',
          },
        ]),
  ]),
);

function missingParts(element: ElementInfo): ('formId' | 'candidateGroups')[] {
  const personal =
    element.type === 'bpmn:UserTask' ||
    element.formId !== undefined ||
    (element.candidateGroups !== undefined && /Event$/.test(element.type));
  if (!personal) return [];
  return (['formId', 'candidateGroups'] as const).filter((part) => !element[part]?.trim());
}

function canBeStarted(process: CompiledProcess, all: readonly CompiledProcess[]): boolean {
  return (
    Object.values(process.elements).some(({ startable }) => startable) ||
    all.some(({ elements }) =>
      Object.values(elements).some(({ calledProcess }) => calledProcess === process.id),
    )
  );
}

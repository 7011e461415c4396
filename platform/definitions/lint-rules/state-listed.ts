import { suggestion } from '../lint/closest-name.js';
import { defineRule } from '../lint/lint-rule.js';

/** States and stages that elements name are listed: in bundle.json `states`, in the process's `stages`. */
export const stateListed = defineRule('state-listed', (context) => {
  const states = context.parsed.bundle?.states.map(({ label }) => label) ?? [];
  return [...context.compiled].flatMap(([id, process]) => {
    const stages = (process.properties['stages'] ?? '').split(',').map((stage) => stage.trim());
    const file = `processes/${id}.bpmn`;
    return Object.values(process.elements).flatMap(({ id: element, properties: { state, stage } }) => [
      ...(state !== undefined && !state.startsWith('=') && !states.includes(state)
        ? [
            {
              file,
              element,
              message: `状态“${state}”没有列入 bundle.json 的 states。`,
              fix: `${suggestion(state, states)}在 states 中加上 {"label": "${state}", "tone": "…"}。`,
            },
          ]
        : []),
      ...(stage !== undefined && !stages.includes(stage)
        ? [
            {
              file,
              element,
              message: `环节“${stage}”没有列入流程的 stages。`,
              fix: `${suggestion(stage, stages)}在流程属性 stages 中按顺序加上“${stage}”。`,
            },
          ]
        : []),
    ]);
  });
});

import { suggestion } from '../lint/closest-name.js';
import { constantOf } from '../lint/constant.js';
import { decideCalls } from '../lint/decide-calls.js';
import { feelUses } from '../lint/feel-uses.js';
import { defineRule, type LintContext } from '../lint/lint-rule.js';
import { processScope } from '../lint/process-feel.js';

/** Whoever asks a decision gives it the names that it reads, and no others. */
export const decisionInput = defineRule('decision-input', (context) => [
  ...calls(context),
  ...tasks(context),
]);

/** Parameters are there for every decision. */
const given = ['p'];

function calls(context: LintContext) {
  return feelUses(context).uses.flatMap(({ file, element, text }) =>
    decideCalls(text).flatMap(({ id, names }) => {
      const reads = context.decisions.get(id)?.reads;
      if (!reads || !names) return [];
      const missing = reads.filter((name) => !given.includes(name) && !names.includes(name));
      const unread = names.filter((name) => !reads.includes(name));
      return [
        ...missing.map((name) => ({
          file,
          element,
          message: `决策“${id}”读取 ${name}，表达式“${text}”没有给它。`,
          fix: `在 decide("${id}", {…}) 中补上 ${name}。`,
        })),
        ...unread.map((name) => ({
          file,
          element,
          message: `决策“${id}”不读取 ${name}。`,
          fix: `${suggestion(name, reads)}改正名称，或者删去。`,
        })),
      ];
    }),
  );
}

function tasks(context: LintContext) {
  return [...context.compiled].flatMap(([process, { elements }]) =>
    Object.values(elements).flatMap(({ id: element, calledDecision }) => {
      const id = calledDecision === undefined ? null : constantOf(calledDecision);
      const decision = id === null ? undefined : context.decisions.get(id);
      if (!decision) return [];
      const locals = context.outlines.get(process)?.locals[element] ?? [];
      const known = [...Object.keys(processScope(context, process)), ...locals];
      return decision.reads
        .filter((name) => !known.includes(name))
        .map((name) => ({
          file: `processes/${process}.bpmn`,
          element,
          message: `决策“${id}”读取 ${name}，这一步没有这个名称的数据。`,
          fix: `${suggestion(name, known)}用输入映射（zeebe:input）给出 ${name}。`,
        }));
    }),
  );
}

import { FeelSyntaxError, readExpression } from '../../engine/index.js';
import { feelFunctionNames } from '../feel-functions.js';
import { suggestion } from '../lint/closest-name.js';
import type { FeelUse } from '../lint/feel-collector.js';
import { feelUses } from '../lint/feel-uses.js';
import { defineRule } from '../lint/lint-rule.js';
import { findMissing } from '../lint/shapes.js';

/** Every name that an expression reads is there: the step, and the field in that step's form. */
export const feelPath = defineRule('feel-path', (context) => feelUses(context).uses.flatMap(checkUse));

function checkUse({ file, element, text, scopes }: FeelUse) {
  return pathsOf(text).flatMap((path) => {
    const missing = scopes.map((scope) => findMissing(scope, path)).find((one) => one !== null);
    if (!missing) return [];
    const message = missing.under
      ? `表达式“${text}”中的 ${path}：${missing.under} 下没有 ${missing.name}。`
      : `表达式“${text}”中的 ${path}：没有名为 ${missing.name} 的步骤或数据。`;
    return [
      {
        file,
        element,
        message,
        fix: `${suggestion(missing.name, missing.known)}改正名称，或者先补上这个步骤或字段。`,
      },
    ];
  });
}

function pathsOf(text: string): string[] {
  try {
    return readExpression(text, [...feelFunctionNames, 'qr']).paths;
  } catch (cause) {
    if (cause instanceof FeelSyntaxError) return [];
    throw cause;
  }
}

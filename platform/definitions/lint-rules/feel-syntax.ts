import { FeelSyntaxError, isFeelFunction, readExpression } from '../../engine/index.js';
import { decisionFunctionNames, feelFunctionNames } from '../feel-functions.js';
import { suggestion } from '../lint/closest-name.js';
import type { FeelUse } from '../lint/feel-collector.js';
import { feelUses } from '../lint/feel-uses.js';
import { defineRule } from '../lint/lint-rule.js';

const printFunctions = [...feelFunctionNames, 'qr'];

/** Every expression is FEEL and calls functions that exist. */
export const feelSyntax = defineRule('feel-syntax', (context) => feelUses(context).uses.flatMap(checkUse));

function functionsOf(file: string, inPrint: boolean): readonly string[] {
  if (inPrint) return printFunctions;
  return file.startsWith('decisions/') ? decisionFunctionNames : feelFunctionNames;
}

/** `date and time` takes text; of what is a time already it makes null without a word. */
const timeOfTime = /date and time\(\s*(now|add working days|end of working day on or after)\(/;

function checkUse({ file, element, text, inPrint }: FeelUse) {
  const functions = functionsOf(file, inPrint);
  try {
    const unknown = readExpression(text, functions)
      .functions.filter((name) => !functions.includes(name) && !isKnown(name))
      .map((name) => ({
        file,
        element,
        message: `表达式“${text}”调用的函数 ${name}() 不存在。`,
        fix: `${suggestion(name, functions)}可用的函数见 definitions/README.md。`,
      }));
    const wrapped = timeOfTime.exec(text);
    if (!wrapped) return unknown;
    const message = `表达式“${text}”中，${wrapped[1]}() 的结果已经是时间，再用 date and time() 会变成空值。`;
    return [...unknown, { file, element, message, fix: '去掉外面的 date and time()。' }];
  } catch (cause) {
    if (!(cause instanceof FeelSyntaxError)) throw cause;
    return [{ file, element, message: cause.message, fix: '按 FEEL 的写法改正这个表达式。' }];
  }
}

const known = new Map<string, boolean>([
  ['now', true],
  ['today', true],
]);

function isKnown(name: string): boolean {
  const answer = known.get(name) ?? isFeelFunction(name);
  known.set(name, answer);
  return answer;
}

import type { Compilation } from '../compile/compilation.js';
import { text, type ModdleElement } from '../compile/moddle.js';
import type { CompiledExpression } from '../feel/index.js';

/** Refuses languages other than FEEL; without a word it is FEEL. */
export function checkLanguage(
  compilation: Compilation,
  holder: ModdleElement | undefined,
  element: string,
): void {
  const language = text(holder?.expressionLanguage);
  if (language && !/feel/i.test(language)) {
    compilation.error('unsupported-language', element, `表达式的语言“${language}”不支持，请用 FEEL。`);
  }
}

/** The FEEL of a literal expression; undefined when nothing is written. */
export function readLiteral(
  compilation: Compilation,
  literal: ModdleElement | undefined,
  element: string,
  place: string,
): CompiledExpression | undefined {
  checkLanguage(compilation, literal, element);
  if (literal?.importedValues) {
    compilation.error('unsupported-element', element, `${place}引用了外部文件中的值，暂不支持。`);
  }
  const written = text(literal?.text)?.trim();
  return written ? compilation.expression(element, place, written) : undefined;
}

import english from '@formio/js/lib/cjs/translations/en';
import { zhCN } from '../../../ui/form/translations';

type Texts = Record<string, string>;
/** A CommonJS module seen from ESM carries its default inside its default. */
const texts = (english as unknown as { default?: Texts }).default ?? (english as unknown as Texts);

describe('translations', () => {
  it('say everything in Chinese', () => {
    expect(Object.entries(zhCN).filter(([, text]) => !/[\u4e00-\u9fff]/.test(text))).toEqual([]);
  });

  it('leave no message about a field untranslated', () => {
    const messages = Object.keys(texts).filter((key) => /\{\{\s*field\s*\}\}/.test(texts[key] ?? ''));
    expect(messages.length).toBeGreaterThan(20);
    expect(messages.filter((key) => !(key in zhCN))).toEqual([]);
  });

  it('use the same placeholders as the originals', () => {
    const names = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1]);
    const unknown = Object.entries(zhCN).filter(
      ([key, text]) =>
        texts[key] !== undefined &&
        names(text).some((name) => name !== 'field' && !names(texts[key] ?? '').includes(name)),
    );
    expect(unknown).toEqual([]);
  });
});

import { componentsOf } from '../lint/form-components.js';
import { defineRule } from '../lint/lint-rule.js';

/** `validate.pattern` can be read: with one that cannot, nothing that is typed would ever be accepted. */
export const textPattern = defineRule('text-pattern', ({ parsed }) =>
  [...parsed.json.forms].flatMap(([id, form]) =>
    componentsOf(form).flatMap(({ component, place }) => {
      const pattern = component.validate?.['pattern'];
      if (pattern === undefined || (typeof pattern === 'string' && isPattern(pattern))) return [];
      return [
        {
          file: `forms/${id}.form.json`,
          element: component.key === undefined ? place : `${place}(${component.key})`,
          message: `pattern ${JSON.stringify(pattern)} 不是正则表达式。`,
          fix: '检查括号是否成对、反斜杠是否写成两个；整段文字都要符合，不必写 ^ 和 $。',
        },
      ];
    }),
  ),
);

/** As Form.io reads it. */
function isPattern(pattern: string): boolean {
  try {
    new RegExp(`^${pattern}$`);
    return true;
  } catch {
    return false;
  }
}

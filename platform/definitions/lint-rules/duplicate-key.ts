import { fieldsOf } from '../lint/form-components.js';
import { defineRule } from '../lint/lint-rule.js';

/** On one level of a form every key stands once: a second one would overwrite the first. */
export const duplicateKey = defineRule('duplicate-key', ({ parsed }) =>
  [...parsed.json.forms].flatMap(([id, form]) => {
    const first = new Map<string, string>();
    return fieldsOf(form).flatMap(({ component, level, place }) => {
      if (component.key === undefined) return [];
      const path = [...level, component.key].join('.');
      const other = first.get(path);
      if (other === undefined) {
        first.set(path, place);
        return [];
      }
      return [
        {
          file: `forms/${id}.form.json`,
          element: place,
          message: `key ${path} 与 ${other} 重复，两处填写的内容会互相覆盖。`,
          fix: '给其中一个换一个 key。',
        },
      ];
    });
  }),
);

import type { Component } from '../schemas/form.js';
import { fieldsOf } from '../lint/form-components.js';
import { defineRule } from '../lint/lint-rule.js';

/** A required field can be filled: by a person or by the server. */
export const fillableField = defineRule('fillable-field', ({ parsed }) =>
  [...parsed.json.forms].flatMap(([id, form]) =>
    fieldsOf(form)
      .filter(({ component }) => component.validate?.['required'] === true && isClosed(component))
      .map(({ component, place }) => ({
        file: `forms/${id}.form.json`,
        element: `${place}(${component.key ?? ''})`,
        message: `“${component.label ?? component.key ?? ''}”必填，但${component.disabled ? '不能填写' : '看不见'}，也没有取值（value），谁也无法提交。`,
        fix: '去掉 required，或者写上 value，或者让人能填。',
      })),
  ),
);

function isClosed(component: Component): boolean {
  const closed = component.disabled === true || component.hidden === true;
  return closed && component.value === undefined && component['defaultValue'] === undefined;
}

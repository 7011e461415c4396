import type { Component } from '../definitions/index.js';

interface Broken {
  /** Form.io's own key for what is wrong, or one of ours. */
  rule: string;
  label: string;
  component: Component;
}

const verbs: Record<string, string> = {
  select: '请选择',
  radio: '请选择',
  checklist: '请选择',
  datetime: '请选择',
  file: '请上传',
  datagrid: '请至少填写一行',
  editgrid: '请至少填写一项',
};

/** What a form's author did not have in mind when writing the message of a field. */
const ownSentences = new Set(['choice', 'date']);

/** The sentence a person reads: the form's own when it has one, else by rule. */
export function messageOf({ rule, label, component }: Broken): string {
  const { validate = {} } = component;
  const custom = validate['customMessage'];
  if (typeof custom === 'string' && custom !== '' && !ownSentences.has(rule)) return custom;
  const of = (name: string): string => String(validate[name] ?? '');
  switch (rule) {
    case 'required':
    case 'nonEmpty':
      return component.type === 'checkbox'
        ? `请勾选“${label}”`
        : `${verbs[component.type] ?? '请填写'}${label}`;
    case 'minLength':
      return isList(component)
        ? `${label}至少需要${of('minLength')}项`
        : `${label}不能少于${of('minLength')}字`;
    case 'maxLength':
      return isList(component)
        ? `${label}不能超过${of('maxLength')}项`
        : `${label}不能超过${of('maxLength')}字`;
    case 'min':
      return `${label}不能小于${of('min')}`;
    case 'max':
      return `${label}不能大于${of('max')}`;
    case 'pattern':
      return `${label}的格式不正确，请检查后重新填写`;
    case 'number':
      return `${label}应填写数字`;
    case 'integer':
      return `${label}应填写整数`;
    case 'money':
      return `${label}应填写金额，最多两位小数`;
    case 'date':
      return `${label}不是正确的日期，请重新选择`;
    case 'choice':
      return `所选的${label}不在可选范围内，请重新选择`;
    default:
      return `${label}填写不正确，请检查后重新填写`;
  }
}

function isList(component: Component): boolean {
  return (
    ['datagrid', 'editgrid', 'file', 'checklist'].includes(component.type) || component['multiple'] === true
  );
}

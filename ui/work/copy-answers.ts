import { asForm, childrenOf, type FormComponent } from '../form/form-json';
import { valueText } from '../form/reader/value-text';

/** What was typed as plain lines of label and value, to be kept elsewhere. */
export function answersAsText(form: unknown, data: Record<string, unknown>): string {
  return asForm(form)
    .components.flatMap((component) => lines(component, data))
    .join('\n');
}

function lines(component: FormComponent, row: Record<string, unknown>): string[] {
  const value = row[component.key];
  if (component.type === 'panel' || component.type === 'columns') {
    const inner = childrenOf(component).flatMap((child) => lines(child, row));
    return component.title ? [`【${component.title}】`, ...inner] : inner;
  }
  if (component.type === 'datagrid' || component.type === 'editgrid') {
    const rows = Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
    return rows.flatMap((one, index) => [
      `${component.label ?? ''} 第 ${index + 1} 行`,
      ...childrenOf(component).flatMap((child) => lines(child, one)),
    ]);
  }
  if (component.type === 'facts' || component.type === 'content') return [];
  const text = valueText(component, value);
  return text === '' ? [] : [`${component.label ?? ''}：${text}`];
}

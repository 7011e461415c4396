import { escapeHtml, inputId, type TemplateContext } from './context';

/** Groups of inputs and things to read have no single input that a `for` could point to. */
const grouped = new Set([
  'radio',
  'checklist',
  'facts',
  'file',
  'datagrid',
  'editgrid',
  'container',
  'reading',
]);

/** Label above the field: a star when required, 选填 when the person may leave it, nothing when it is only read. */
export function label(context: TemplateContext): string {
  const { component } = context;
  const text = escapeHtml(component.label ?? '');
  const id = `id="l-${inputId(context)}"`;
  // In the rows of a grid the column says it; the label stays for those who do not see the column.
  const look = context.label.hidden ? 'visually-hidden' : 'field-label';
  const mark = context.label.hidden ? '' : markOf(context);
  if (grouped.has(component.type)) return `<div ref="label" class="${look}" ${id}>${text}${mark}</div>`;
  return `<label ref="label" class="${look}" for="${inputId(context)}" ${id}>${text}${mark}</label>`;
}

function markOf({ component, disabled, readOnly }: TemplateContext): string {
  if (component.type === 'facts' || component.fixedRows) return '';
  if (disabled || readOnly || component.disabled) return '';
  if (component.validate?.required) return '<span class="required-star" aria-hidden="true">*</span>';
  return '<span class="optional-mark">选填</span>';
}

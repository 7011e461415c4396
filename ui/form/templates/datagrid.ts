import { isShown } from '../conditions';
import type { FormComponent } from '../form-json';
import { escapeHtml, type TemplateContext } from './context';

interface GridContext extends TemplateContext {
  rows: Record<string, string>[];
  columns: FormComponent[];
  datagridKey: string;
  hasAddButton: boolean;
  hasRemoveButtons: boolean;
}

/** More columns than this do not fit side by side: each row becomes a card. */
const widest = 6;

/** Rows as a table; every cell also carries its column's name, because on a phone the rows become cards. */
export function datagrid(context: GridContext): string {
  const { component, rows, datagridKey } = context;
  const columns = headsOf(context);
  const body =
    rows.length > 0
      ? rows.map((row) => rowMarkup(context, row)).join('')
      : `<tr class="grid-empty"><td colspan="${columns.length + 1}">还没有内容</td></tr>`;
  const look = columns.length > widest ? 'grid is-cards' : 'grid';
  return `<div class="grid-scroll"><table class="${look}">
    <caption class="visually-hidden">${escapeHtml(component.label)}</caption>
    <thead><tr>${columns.map(headMarkup).join('')}${context.hasRemoveButtons ? '<td class="grid-action"></td>' : ''}</tr></thead>
    <tbody ref="${datagridKey}-tbody" data-key="${datagridKey}">${body}</tbody></table></div>
    ${context.hasAddButton ? addMarkup(context) : ''}
    <span class="visually-hidden" ref="liveRegion" aria-live="polite"></span>`;
}

/** Form.io finds out by the rows which columns are hidden; without rows it takes all of them. */
function headsOf({ rows, columns, instance }: GridContext): FormComponent[] {
  if (rows.length > 0) return columns;
  const data = instance.root?.submission.data ?? {};
  return columns.filter((column) => column.type !== 'hidden' && isShown(column, data));
}

const cellClass = (column: FormComponent): string => `grid-${String(column['drawnAs'] ?? column.type)}`;

const star = '<span class="required-star" aria-hidden="true">*</span>';

function headMarkup(column: FormComponent): string {
  const width = typeof column.width === 'number' ? ` style="width:${column.width}px"` : '';
  const mark = column.validate?.required && !column.disabled ? star : '';
  return `<th scope="col" class="${cellClass(column)}"${width}>${escapeHtml(column.label)}${mark}</th>`;
}

function rowMarkup(context: GridContext, row: Record<string, string>): string {
  const { datagridKey, columns } = context;
  const cells = columns
    .map((column) => {
      const required = column.validate?.required && !column.disabled ? ' *' : '';
      const name = escapeHtml(`${column.label ?? ''}${required}`);
      return `<td ref="${datagridKey}" class="${cellClass(column)}" data-label="${name}">${row[column.key] ?? ''}</td>`;
    })
    .join('');
  const remove = `<td class="grid-action"><button type="button" class="icon-button" ref="${datagridKey}-removeRow"
    aria-label="删除这一行" title="删除这一行">${removeIcon}</button></td>`;
  return `<tr ref="${datagridKey}-row">${cells}${context.hasRemoveButtons ? remove : ''}</tr>`;
}

const addMarkup = ({ component, datagridKey }: GridContext): string =>
  `<button type="button" class="add-button" ref="${datagridKey}-addRow">${addIcon}${escapeHtml(component['addAnother'])}</button>`;

const addIcon =
  '<svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true"><path fill="currentColor" d="M19 13h-6v6h-2v-6H5v-2h6V5h2v6h6z"/></svg>';
const removeIcon =
  '<svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true"><path fill="currentColor" d="M6 19c0 1.1.9 2 2 2h8a2 2 0 0 0 2-2V7H6zM8 9h8v10H8zm7.5-5-1-1h-5l-1 1H5v2h14V4z"/></svg>';

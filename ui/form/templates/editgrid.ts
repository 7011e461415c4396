import { escapeHtml, type TemplateContext } from './context';

interface EditGridContext extends TemplateContext {
  rows: string[];
  openRows: boolean[];
  errors: (string | undefined)[];
  hasAddButton: boolean;
  ref: { row: string; addRow: string; saveRow: string; cancelRow: string };
}

/** Entries one below the other, each closed to a summary or open with its fields. */
export function editgrid(context: EditGridContext): string {
  const { component, ref, rows, readOnly } = context;
  const add = `<button type="button" class="add-button" ref="${ref.addRow}">＋ ${escapeHtml(component['addAnother'])}</button>`;
  return `<ul class="entries">${rows.map((_row, index) => entry(context, index)).join('')}</ul>
    ${!readOnly && context.hasAddButton ? add : ''}`;
}

/** Form.io attaches its components to the children of the row in order; what is not one of them says so. */
function entry({ component, ref, rows, openRows, errors, readOnly }: EditGridContext, index: number): string {
  const open = openRows[index] && !readOnly;
  const actions = `<div class="entry-actions" data-noattach="true">
    <button type="button" class="secondary-button" ref="${ref.saveRow}">${escapeHtml(component['saveRow'])}</button>
    <button type="button" class="text-button" ref="${ref.cancelRow}">${escapeHtml(component['removeRow'])}</button></div>`;
  const error = errors[index]
    ? `<div class="field-error" data-noattach="true">${escapeHtml(errors[index])}</div>`
    : '';
  return `<li class="entry ${open ? 'is-open' : ''}" ref="${ref.row}">${rows[index] ?? ''}${open ? actions : ''}${error}</li>`;
}

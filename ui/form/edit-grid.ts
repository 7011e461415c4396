import { childrenOf, type FormComponent } from './form-json';
import { valueText } from './reader/value-text';
import { escapeHtml } from './templates/context';
import type { FieldClass } from './widget-field';

/** Form.io's own summary of a closed entry needs `eval`; this one is made of the values as they read. */
export function readableEntries(EditGrid: FieldClass): FieldClass {
  return class extends EditGrid {
    renderRow(row: unknown, index: number): string {
      if (this.isOpen(row)) return super.renderRow(row, index);
      const values = (this.dataValue as Record<string, unknown>[])[index] ?? {};
      const actions = this.disabled || this.options.readOnly ? '' : this.entryActions();
      return `<dl class="facts">${childrenOf(this.component)
        .map((child) => pair(child, values))
        .join('')}</dl>${actions}`;
    }

    entryActions(): string {
      const remove = this.hasRemoveButtons()
        ? '<button type="button" class="text-button removeRow">删除</button>'
        : '';
      return `<div class="entry-actions"><button type="button" class="text-button editRow">修改</button>${remove}</div>`;
    }
  };
}

function pair(component: FormComponent, values: Record<string, unknown>): string {
  const text = valueText(component, values[component.key]) || '—';
  return `<div class="fact"><dt>${escapeHtml(component.label)}</dt><dd>${escapeHtml(text)}</dd></div>`;
}

import { valueText } from '../form/reader/value-text';
import { moneyText } from '../format';
import type { FormComponent } from '../form/form-json';
import { placeholderOf, type WidgetProps } from './widget';

/**
 * A value that nobody types into, read like text, so that none of it is cut off: in a row like the text around it, elsewhere
 * in a box like a field. `drawnAs` is the type it would have.
 */
export function ReadingWidget({ id, labelId, describedBy, component, value }: WidgetProps) {
  const text = textOf(component, value);
  return (
    <div
      id={id}
      role="group"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      className={component['boxed'] ? 'reading is-boxed' : 'reading'}
    >
      {text || <span className="reading-empty">{placeholderOf(component, '—')}</span>}
    </div>
  );
}

function textOf(component: FormComponent, value: unknown): string {
  const type = String(component['drawnAs'] ?? 'textfield');
  // The column's head carries the unit.
  return type === 'money'
    ? moneyText(value)
    : valueText({ ...component, type, ...(component['boxed'] ? {} : { suffix: undefined }) }, value);
}

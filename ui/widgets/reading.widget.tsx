import { valueText } from '../form/reader/value-text';
import { moneyText } from '../format';
import type { FormComponent } from '../form/form-json';
import type { WidgetProps } from './widget';

/** A value in a row that nobody types into: read like the text around it. `drawnAs` is the type it would have. */
export function ReadingWidget({ id, labelId, component, value }: WidgetProps) {
  return (
    <div id={id} aria-labelledby={labelId} className="reading">
      {textOf(component, value) || '—'}
    </div>
  );
}

function textOf(component: FormComponent, value: unknown): string {
  const type = String(component['drawnAs'] ?? 'textfield');
  // The column's head carries the unit.
  return type === 'money' ? moneyText(value) : valueText({ ...component, type, suffix: undefined }, value);
}

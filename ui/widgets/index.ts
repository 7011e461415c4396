import { ChecklistWidget } from './checklist.widget';
import { DateWidget } from './date.widget';
import { FactsWidget } from './facts.widget';
import { FileWidget } from './file.widget';
import { MoneyWidget } from './money.widget';
import { RadioWidget } from './radio.widget';
import { ReadingWidget } from './reading.widget';
import { SelectWidget } from './select.widget';
import { widget, type WidgetDefinition } from './widget';

export type { WidgetDefinition, WidgetProps } from './widget';
export { FileList } from './file-list';
export { yuanInWords } from './yuan-in-words';
export { groupDigits } from './amount';

/** Form.io component type → how it is drawn. A new form component is one file and one line here. */
export const widgets: Record<string, WidgetDefinition> = {
  money: widget(MoneyWidget, null),
  checklist: widget(ChecklistWidget, []),
  datetime: widget(DateWidget, ''),
  facts: widget(FactsWidget, null, false),
  file: widget(FileWidget, []),
  radio: widget(RadioWidget, ''),
  reading: widget(ReadingWidget, null),
  select: widget(SelectWidget, null),
};

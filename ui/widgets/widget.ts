import type { ComponentType } from 'react';
import type { FormComponent } from '../form/form-json';

/** What every form component drawn by React gets; `value` is as it is stored and sent. */
export interface WidgetProps<V = unknown> {
  /** Id of the input, which the label points to */
  id: string;
  labelId: string;
  describedBy: string;
  component: FormComponent;
  value: V;
  disabled: boolean;
  invalid: boolean;
  /** Survives a redraw of the form */
  memory: Map<string, unknown>;
  onChange(value: V): void;
}

export interface WidgetDefinition {
  Widget: ComponentType<WidgetProps>;
  emptyValue: unknown;
  /** false: it only shows something */
  holdsValue: boolean;
}

/** A widget knows its own value's type; the renderer hands over whatever is stored. */
export const widget = <V>(Widget: ComponentType<WidgetProps<V>>, emptyValue: V, holdsValue = true) =>
  ({ Widget: Widget as ComponentType<WidgetProps>, emptyValue, holdsValue }) satisfies WidgetDefinition;

/** Form.io fills in an empty text where a form says nothing. */
export const placeholderOf = ({ placeholder }: FormComponent, otherwise = ''): string =>
  placeholder ? placeholder : otherwise;

import { choicesOf, type Choice } from '../form/form-json';
import { sameValue } from './same-value';
import type { WidgetProps } from './widget';

/** One of a few choices, all in view. */
export function RadioWidget(props: WidgetProps) {
  const { id, labelId, describedBy, component, value, disabled, invalid, onChange } = props;
  const choices = choicesOf(component);
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={component.validate?.required || undefined}
      className={`choices ${component.inline === false ? 'is-stacked' : ''}`}
    >
      {choices.map((choice: Choice, index) => (
        <label key={JSON.stringify(choice.value)} className="choice">
          <input
            type="radio"
            id={index === 0 ? id : undefined}
            name={id}
            checked={sameValue(choice.value, value)}
            disabled={disabled || choice.disabled}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
      {choices.length === 0 && <span className="field-help">没有可选项</span>}
    </div>
  );
}

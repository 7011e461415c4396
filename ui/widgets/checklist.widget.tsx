import { choicesOf } from '../form/form-json';
import { sameValue } from './same-value';
import type { WidgetProps } from './widget';

/** Any number of choices, all in view; stored as the list of their values in the order of the choices. */
export function ChecklistWidget(props: WidgetProps<unknown[]>) {
  const { id, labelId, describedBy, component, value, disabled, invalid, onChange } = props;
  const chosen = Array.isArray(value) ? value : [];
  const choices = choicesOf(component);
  const isChosen = (candidate: unknown) => chosen.some((stored) => sameValue(candidate, stored));

  function toggle(toggled: unknown) {
    const next = choices.filter(({ value: candidate }) => (candidate === toggled) !== isChosen(candidate));
    onChange(next.map((choice) => choice.value));
  }

  return (
    <div
      role="group"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      className={`choices ${component.inline === false ? 'is-stacked' : ''} ${invalid ? 'is-invalid' : ''}`}
    >
      {choices.map((choice, index) => (
        <label key={JSON.stringify(choice.value)} className="choice">
          <input
            type="checkbox"
            id={index === 0 ? id : undefined}
            checked={isChosen(choice.value)}
            disabled={disabled || choice.disabled}
            onChange={() => toggle(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
      {choices.length === 0 && <span className="field-help">没有可选项</span>}
    </div>
  );
}

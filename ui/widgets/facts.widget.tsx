import type { WidgetProps } from './widget';

/** Something to read on the way: labels and values that the server has worked out. */
export function FactsWidget({ labelId, component }: WidgetProps<null>) {
  return (
    <dl className="facts" aria-labelledby={component.label ? labelId : undefined}>
      {(component.items ?? []).map(({ label, value }) => (
        <div key={label} className="fact">
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === '' ? '—' : String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

import { escapeHtml, inputId, type TemplateContext } from './context';

interface FieldContext extends TemplateContext {
  element: string;
  labelMarkup: string;
}

/** Label, input, then what helps to fill it in; the hint is filled again whenever the server recomputes it. */
export function field(context: FieldContext): string {
  const { component, labelMarkup, element } = context;
  const description = component.description
    ? `<div class="field-help">${escapeHtml(component.description)}</div>`
    : '';
  return `${component.label ? labelMarkup : ''}${element}
    <div class="field-helps" id="h-${inputId(context)}">${description}
      <div ref="hint" class="field-help" data-hint="${component.key}">${escapeHtml(component.hint)}</div>
    </div>`;
}

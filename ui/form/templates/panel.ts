import { escapeHtml, inputId, type TemplateContext } from './context';

/** A section card. */
export function panel(context: TemplateContext): string {
  const { component, nestedKey, children } = context;
  const titleId = `t-${inputId(context)}`;
  const titled = !context.label.hidden && Boolean(component.title);
  const head = titled
    ? `<div class="section-head"><h2 id="${titleId}">${escapeHtml(component.title)}</h2>
        ${component.description ? `<span class="section-note">${escapeHtml(component.description)}</span>` : ''}</div>`
    : '';
  return `<section class="section-card" data-section="${component.key}" ${titled ? `aria-labelledby="${titleId}"` : ''}>
    ${head}<div class="section-body" ref="${nestedKey}">${children}</div></section>`;
}

import { escapeHtml, inputId, type TemplateContext } from './context';

const mark =
  '<svg viewBox="0 0 24 24" width="15" height="15" aria-hidden="true"><path fill="currentColor" d="M11 15h2v2h-2zm0-8h2v6h-2zm1-5a10 10 0 1 0 0 20 10 10 0 0 0 0-20m0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16"/></svg>';

/** What would be right, at the field. */
export function message(context: TemplateContext & { message: string }): string {
  return `<div id="e-${inputId(context)}" class="field-error">${mark}<span>${escapeHtml(context.message)}</span></div>`;
}

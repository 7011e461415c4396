import type { CompiledProcess } from '../../engine/index.js';
import { openNames, type FeelCollector } from './feel-collector.js';
import type { LintContext } from './lint-rule.js';
import { formShape, instanceShape, parameterShape, subjectShape, type Fields } from './shapes.js';

/** Element and process properties that are templates. */
const templateProperties = ['guardMessage', 'keyMessage', 'confirmation', 'reviewNote'];
/** Properties that also see what is being submitted, as `data`. */
const submissionProperties = ['guard', 'guardMessage', 'guardMissing', 'reviewNote'];

/** What an expression of a process may read; `subject` only when the process is about another instance. */
export function processScope(context: LintContext, process: string): Fields {
  const subject = subjectShape(context, process);
  return {
    ...instanceShape(context, process),
    ...(subject ? { subject, _subject: 'open' } : {}),
    p: parameterShape(context),
  };
}

/** The expressions of a BPMN file, as the engine found them, and the templates in its properties. */
export function collectProcess(
  context: LintContext,
  process: CompiledProcess,
  collector: FeelCollector,
): void {
  const locals = context.outlines.get(process.id)?.locals ?? {};
  const at = (element: string, property: string): FeelCollector => {
    const inside = collector.with(openNames(locals[element] ?? []));
    if (!submissionProperties.includes(property)) return inside;
    const form = context.parsed.json.forms.get(process.elements[element]?.formId ?? '');
    return inside.with({ data: form ? formShape(form) : 'open' });
  };
  for (const { element, place, text } of process.expressions) {
    if (readsMessage(process, element, place)) continue;
    at(element, place.replace('property:', '')).expression(element, text);
  }
  for (const { id, properties } of [process, ...Object.values(process.elements)]) {
    for (const name of templateProperties) at(id, name).template(id, properties[name]);
  }
}

/** An output mapping of a message event reads the message's variables, whose names only the sender knows. */
function readsMessage(process: CompiledProcess, element: string, place: string): boolean {
  const info = process.elements[element];
  return place.startsWith('output:') && info !== undefined && info.formId === undefined;
}

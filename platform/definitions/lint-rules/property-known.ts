import { suggestion } from '../lint/closest-name.js';
import { defineRule } from '../lint/lint-rule.js';

const processProperties = [
  'title',
  'number',
  'facts',
  'stages',
  'subject',
  'key',
  'keyMessage',
  'sealed',
  'listView',
  'related',
  'organisation',
  'state',
];
const elementProperties = [
  'state',
  'stage',
  'organisation',
  'guard',
  'guardMessage',
  'guardMissing',
  'label',
  'formId',
  'candidateGroups',
  'submitLabel',
  'prefill',
  'confirmation',
  'receipt',
  'review',
  'reviewNote',
  'signature',
  'prints',
];

/** A `zeebe:property` that nothing reads is a slip of the pen. */
export const propertyKnown = defineRule('property-known', (context) =>
  [...context.compiled].flatMap(([id, process]) => [
    ...unknown(id, id, process.properties, processProperties),
    ...Object.values(process.elements).flatMap((element) =>
      unknown(id, element.id, element.properties, elementProperties),
    ),
  ]),
);

function unknown(
  process: string,
  element: string,
  properties: Record<string, string>,
  known: readonly string[],
) {
  return Object.keys(properties)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      file: `processes/${process}.bpmn`,
      element,
      message: `不认识属性 ${name}。`,
      fix: `${suggestion(name, known)}检查拼写，或者删去。`,
    }));
}

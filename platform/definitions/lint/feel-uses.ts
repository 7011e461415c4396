import { actorNames, FeelCollector, openNames, type BrokenTemplate, type FeelUse } from './feel-collector.js';
import { decisionNames } from './decision-names.js';
import { collectForm } from './form-feel.js';
import type { LintContext } from './lint-rule.js';
import { messageScopes } from './message-scope.js';
import { collectProcess, processScope } from './process-feel.js';
import { formShape, instanceShape, parameterShape, recordShape, type Fields } from './shapes.js';

export interface FeelUses {
  uses: FeelUse[];
  broken: BrokenTemplate[];
}

const cache = new WeakMap<LintContext, FeelUses>();

/** Every FEEL expression of a bundle, with the names it may read. */
export function feelUses(context: LintContext): FeelUses {
  let found = cache.get(context);
  if (!found) cache.set(context, (found = collect(context)));
  return found;
}

function collect(context: LintContext): FeelUses {
  const found: FeelUses = { uses: [], broken: [] };
  const { forms, views, records, messages } = context.parsed.json;
  const parameters: Fields = { p: parameterShape(context) };
  for (const [id, process] of context.compiled) {
    const collector = new FeelCollector(`processes/${id}.bpmn`, [processScope(context, id)], found);
    collectProcess(context, process, collector);
  }
  for (const [id, decision] of context.decisions) {
    const scope: Fields = { ...decisionNames(decision), ...parameters };
    const collector = new FeelCollector(`decisions/${id}.dmn`, [scope], found);
    for (const { element, text } of decision.expressions) collector.expression(element, text);
  }
  for (const [id, form] of forms) {
    const own: Fields = { data: formShape(form), ...actorNames, ...openNames(Object.keys(form.lookups)) };
    const scopes = processesOf(context, id).map((process) => ({ ...processScope(context, process), ...own }));
    collectForm(form, new FeelCollector(`forms/${id}.form.json`, scopes, found));
  }
  for (const [id, view] of views) {
    const subject = view.subject === undefined ? null : instanceShape(context, view.subject);
    const scope: Fields = { ...actorNames, ...parameters, ...(subject ? { subject } : {}) };
    const collector = new FeelCollector(`views/${id}.view.json`, [scope], found);
    collector.value('count', view.count);
    collector.value('notice', view.notice);
    collector.value('facts', view.facts);
  }
  for (const [id, record] of records) {
    const scope: Fields = { ...recordShape(context, id), ...actorNames, ...parameters };
    const collector = new FeelCollector(`records/${id}.record.json`, [scope], found);
    record.page?.tags.forEach((tag, index) => collector.value(`page.tags[${index}]`, tag));
  }
  collectPrints(context, found);
  for (const [id, message] of messages) {
    const collector = new FeelCollector(`messages/${id}.message.json`, messageScopes(context, id), found);
    collector.template('title', message.title);
    collector.template('text', message.text);
  }
  const scenario = new FeelCollector('demo/scenario.json', [], found);
  context.parsed.demo.scenario.forEach((step, index) => scenario.nested(`[${index}]`, step));
  return found;
}

function collectPrints(context: LintContext, found: FeelUses): void {
  for (const [id, print] of context.parsed.prints) {
    const [kind = '', of = ''] = print.of.split(':');
    const scope: Fields = {
      p: parameterShape(context),
      ...(kind === 'instance' ? processScope(context, of) : recordShape(context, of)),
      ...actorNames,
      ...openNames(Object.keys(print.lookups)),
      // what document.render hands over
      ...openNames(['data', 'values']),
    };
    const collector = new FeelCollector(`prints/${id}.print.html`, [scope], found, true);
    collector.lookups(print.lookups);
    collector.template('', print.html);
  }
}

/** Processes that use a form. */
function processesOf(context: LintContext, form: string): string[] {
  return [...context.compiled]
    .filter(([, { elements }]) => Object.values(elements).some(({ formId }) => formId === form))
    .map(([process]) => process);
}

import { templateExpressions } from '../template.js';
import { TemplateSyntaxError } from '../template-syntax.js';
import type { Component, Form } from '../schemas/form.js';
import type { Lookups } from '../schemas/shared.js';
import { componentsOf } from './form-components.js';
import type { LintContext } from './lint-rule.js';
import {
  formShape,
  instanceShape,
  parameterShape,
  recordShape,
  subjectShape,
  type Fields,
  type Shape,
} from './shapes.js';

/** A FEEL expression where it stands. */
export interface FeelUse {
  file: string;
  element: string;
  /** Without the leading `=`. */
  text: string;
  /** Roots that are there; several when the file is used in several places; empty when that cannot be said. */
  scopes: Fields[];
  /** The FEEL function `qr` is there only in prints. */
  inPrint?: boolean;
}

/** A template whose marks cannot be read. */
export interface BrokenTemplate {
  file: string;
  element: string;
  message: string;
}

export interface FeelUses {
  uses: FeelUse[];
  broken: BrokenTemplate[];
}

const person: Fields = { person: 'open', organisation: 'open' };

/** Every FEEL expression of a bundle, with the names it may read. */
export function feelUses(context: LintContext): FeelUses {
  const found: FeelUses = { uses: [], broken: [] };
  collectProcesses(context, found);
  collectForms(context, found);
  collectViews(context, found);
  collectRecords(context, found);
  collectPrints(context, found);
  collectMessages(context, found);
  collectDemo(context, found);
  return found;
}

/** What an expression of a process may read; `subject` only when the process is about another instance. */
export function processScope(context: LintContext, process: string): Fields {
  const subject = subjectShape(context, process);
  return {
    ...instanceShape(context, process),
    ...(subject ? { subject, _subject: 'open' } : {}),
    p: parameterShape(context),
  };
}

/** Element properties that are templates. */
export const templateProperties = ['guardMessage', 'keyMessage', 'confirmation', 'reviewNote'];
/** Element properties that see the submission and the person. */
const personalProperties = [
  ...templateProperties,
  'guard',
  'guardMissing',
  'prefill',
  'submitLabel',
  'label',
];

function collectProcesses(context: LintContext, found: FeelUses): void {
  for (const [id, process] of context.compiled) {
    const file = `processes/${id}.bpmn`;
    const scope = processScope(context, id);
    const scopeOf = (element: string, property: string): Fields => {
      const form = context.parsed.json.forms.get(process.elements[element]?.formId ?? '');
      return {
        ...scope,
        ...names(context.outlines.get(id)?.locals[element] ?? []),
        ...(personalProperties.includes(property)
          ? { ...person, data: form ? formShape(form) : 'open' }
          : {}),
      };
    };
    for (const { element, place, text } of process.expressions) {
      // a message's own variables are there for its mapping and key, under names only the sender knows
      if (isMessageMapping(context, id, element, place)) continue;
      found.uses.push({ file, element, text, scopes: [scopeOf(element, place.replace('property:', ''))] });
    }
    const holders = [{ id, properties: process.properties }, ...Object.values(process.elements)];
    for (const holder of holders) {
      for (const property of templateProperties) {
        const template = holder.properties[property];
        if (template !== undefined)
          addTemplate(found, file, holder.id, template, [scopeOf(holder.id, property)]);
      }
    }
  }
}

function isMessageMapping(context: LintContext, process: string, element: string, place: string): boolean {
  const info = context.compiled.get(process)?.elements[element];
  return place.startsWith('output:') && info !== undefined && info.formId === undefined;
}

/** The processes and elements that use a form. */
export function formPlaces(context: LintContext, form: string): { process: string; element: string }[] {
  return [...context.compiled].flatMap(([process, { elements }]) =>
    Object.values(elements)
      .filter(({ formId }) => formId === form)
      .map(({ id }) => ({ process, element: id })),
  );
}

function collectForms(context: LintContext, found: FeelUses): void {
  for (const [id, form] of context.parsed.json.forms) {
    const file = `forms/${id}.form.json`;
    const own: Fields = { data: formShape(form), ...person, ...names(Object.keys(form.lookups)) };
    const processes = new Set(formPlaces(context, id).map(({ process }) => process));
    const scopes = [...processes].map((process) => ({ ...processScope(context, process), ...own }));
    const add = (element: string, text: unknown, more: Fields = {}): void =>
      addFeel(
        found,
        file,
        element,
        text,
        scopes.map((scope) => ({ ...scope, ...more })),
      );
    collectLookups(form.lookups, 'lookups', add);
    for (const { component, place, inGrid } of componentsOf(form)) {
      collectComponent(component, place, inGrid ? { row: 'open' } : {}, add);
    }
    collectRules(form, file, scopes, found, add);
  }
}

type Add = (element: string, text: unknown, more?: Fields) => void;

function collectLookups(lookups: Lookups, place: string, add: Add): void {
  for (const [name, lookup] of Object.entries(lookups)) {
    if ('organisation' in lookup) add(`${place}.${name}`, lookup.organisation);
    else collectConditionValues(lookup.where, `${place}.${name}.where`, add);
  }
}

function collectConditionValues(value: unknown, place: string, add: Add): void {
  if (typeof value === 'string') add(place, value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) collectConditionValues(inner, `${place}.${key}`, add);
  }
}

function collectComponent(component: Component, place: string, row: Fields, add: Add): void {
  const { source } = component;
  add(`${place}.value`, component.value, row);
  add(`${place}.hint`, component.hint, row);
  component.items?.forEach((item, index) => add(`${place}.items[${index}]`, item.value, row));
  if (!source) return;
  if ('list' in source) add(`${place}.source.list`, source.list, row);
  else if ('lookup' in source) {
    add(`${place}.source.value`, source.value, { ...row, item: 'open' });
    add(`${place}.source.label`, source.label, { ...row, item: 'open' });
  } else {
    const where = 'organisations' in source ? source.organisations.where : source.where;
    collectConditionValues(where, `${place}.source.where`, (element, text) => add(element, text, row));
  }
}

function collectRules(form: Form, file: string, scopes: Fields[], found: FeelUses, add: Add): void {
  form.rules.forEach((rule, index) => {
    const place = `rules[${index}](${rule.id})`;
    const lets = names(Object.keys(rule.let ?? {}));
    for (const [name, text] of Object.entries(rule.let ?? {})) add(`${place}.let.${name}`, text, lets);
    add(`${place}.when`, rule.when, lets);
    add(`${place}.assert`, rule.assert, lets);
    addTemplate(
      found,
      file,
      `${place}.message`,
      rule.message,
      scopes.map((scope) => ({ ...scope, ...lets })),
    );
  });
}

function collectViews(context: LintContext, found: FeelUses): void {
  for (const [id, view] of context.parsed.json.views) {
    const subject = view.subject === undefined ? null : instanceShape(context, view.subject);
    const scope: Fields = { ...person, p: parameterShape(context), ...(subject ? { subject } : {}) };
    addFeel(found, `views/${id}.view.json`, 'notice', view.notice, [scope]);
    addFeel(found, `views/${id}.view.json`, 'facts', view.facts, [scope]);
  }
}

function collectRecords(context: LintContext, found: FeelUses): void {
  for (const [id, record] of context.parsed.json.records) {
    const scope: Fields = { ...recordShape(context, id), ...person, p: parameterShape(context) };
    record.page?.tags.forEach((tag, index) =>
      addFeel(found, `records/${id}.record.json`, `page.tags[${index}]`, tag, [scope]),
    );
  }
}

function collectPrints(context: LintContext, found: FeelUses): void {
  for (const [id, print] of context.parsed.prints) {
    const file = `prints/${id}.print.html`;
    const [kind = '', of = ''] = print.of.split(':');
    const roots = kind === 'instance' ? processScope(context, of) : recordShape(context, of);
    const scope: Fields = {
      p: parameterShape(context),
      ...roots,
      ...person,
      ...names(Object.keys(print.lookups)),
      // what document.render hands over
      data: 'open',
      values: 'open',
    };
    const start = found.uses.length;
    collectLookups(print.lookups, 'lookups', (element, text) => addFeel(found, file, element, text, [scope]));
    addTemplate(found, file, '', print.html, [scope]);
    for (const use of found.uses.slice(start)) use.inPrint = true;
  }
}

function collectMessages(context: LintContext, found: FeelUses): void {
  for (const [id, message] of context.parsed.json.messages) {
    const file = `messages/${id}.message.json`;
    // which process sends it, with which values, is known where it is sent
    addTemplate(found, file, 'title', message.title, []);
    addTemplate(found, file, 'text', message.text, []);
  }
}

function collectDemo(context: LintContext, found: FeelUses): void {
  const file = 'demo/scenario.json';
  context.parsed.demo.scenario.forEach((step, index) => {
    addFeel(found, file, `[${index}].at`, step.at, []);
    if ('data' in step) {
      collectConditionValues(step.data, `[${index}].data`, (place, text) =>
        addFeel(found, file, place, text, []),
      );
    }
  });
}

function addFeel(found: FeelUses, file: string, element: string, text: unknown, scopes: Fields[]): void {
  if (typeof text !== 'string' || !text.startsWith('=')) return;
  found.uses.push({ file, element, text: text.slice(1).trim(), scopes });
}

function addTemplate(
  found: FeelUses,
  file: string,
  element: string,
  template: string,
  scopes: Fields[],
): void {
  try {
    for (const { expression, locals } of templateExpressions(template)) {
      found.uses.push({
        file,
        element,
        text: expression,
        scopes: scopes.map((scope) => ({ ...scope, ...names(locals) })),
      });
    }
  } catch (cause) {
    if (!(cause instanceof TemplateSyntaxError)) throw cause;
    found.broken.push({ file, element, message: cause.message });
  }
}

function names(list: readonly string[]): Record<string, Shape> {
  return Object.fromEntries(list.map((name) => [name, 'open' as const]));
}

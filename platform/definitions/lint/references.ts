import type { Form } from '../schemas/form.js';
import type { Role } from '../schemas/role.js';
import type { Lookups } from '../schemas/shared.js';
import type { View } from '../schemas/view.js';
import { constantOf } from './constant.js';
import { decideCalls } from './decide-calls.js';
import { componentsOf } from './form-components.js';
import { feelUses } from './feel-uses.js';
import type { LintContext } from './lint-rule.js';
import { menuEntries } from './menu-entries.js';
import { writtenList } from './written-list.js';

export type ReferenceKind =
  | 'form'
  | 'role'
  | 'view'
  | 'dictionary'
  | 'record'
  | 'number'
  | 'message'
  | 'print'
  | 'process'
  | 'decision'
  | 'organisation type'
  | 'stage'
  | 'lookup';

/** A place that names something that must exist. */
export interface Reference {
  file: string;
  element: string;
  kind: ReferenceKind;
  name: string;
  /** What there is of this kind, where that depends on the place. */
  known?: string[];
}

type Add = (element: string, kind: ReferenceKind, name: string | undefined, known?: string[]) => void;

/** Every name in a bundle that stands for another definition. */
export function references(context: LintContext): Reference[] {
  const found: Reference[] = [];
  const adder =
    (file: string): Add =>
    (element, kind, name, known) => {
      if (name !== undefined) found.push({ file, element, kind, name, ...(known ? { known } : {}) });
    };
  addBundle(context, adder('bundle.json'));
  for (const id of context.compiled.keys()) addProcess(context, id, adder(`processes/${id}.bpmn`));
  const { forms, roles, views, records } = context.parsed.json;
  for (const [id, form] of forms) addForm(form, adder(`forms/${id}.form.json`));
  for (const [id, role] of roles) addRole(role, adder(`roles/${id}.role.json`));
  for (const [id, view] of views) addView(view, adder(`views/${id}.view.json`));
  for (const [id, record] of records) {
    const add = adder(`records/${id}.record.json`);
    record.fields.forEach((field, index) => add(`fields[${index}]`, 'dictionary', field.dictionary));
    add('number.id', 'number', record.number?.id);
    add('page.start', 'process', record.page?.start);
  }
  for (const [id, print] of context.parsed.prints) {
    const add = adder(`prints/${id}.print.html`);
    addSubject(print.of, 'of', add);
    addLookups(print.lookups, add);
  }
  addDemo(context, adder);
  addCalls(context, adder);
  return found;
}

function addBundle({ parsed: { bundle } }: LintContext, add: Add): void {
  if (!bundle) return;
  add('portal', 'view', bundle.portal);
  add('publicRole', 'role', bundle.publicRole);
  bundle.organisationTypes.forEach((type, index) =>
    type.roles.forEach((role) => add(`organisationTypes[${index}].roles`, 'role', role)),
  );
}

/** Constants of service tasks that name a definition, by input name. */
const inputKinds: Record<string, ReferenceKind> = {
  number: 'number',
  message: 'message',
  print: 'print',
  process: 'process',
};

function addProcess(context: LintContext, id: string, add: Add): void {
  const process = context.compiled.get(id);
  if (!process) return;
  add(id, 'process', process.properties['subject']);
  add(id, 'view', process.properties['listView']);
  writtenList(process.properties['related']).forEach((view) => add(id, 'view', view));
  for (const element of Object.values(process.elements)) {
    add(element.id, 'form', element.formId);
    writtenList(element.candidateGroups).forEach((role) => add(element.id, 'role', role));
    add(element.id, 'process', element.calledProcess);
    add(element.id, 'decision', constantOf(element.calledDecision ?? '=') ?? undefined);
    add(element.id, 'print', element.properties['receipt']);
    writtenList(element.properties['prints']).forEach((print) => add(element.id, 'print', print));
  }
  for (const { element, target, source } of context.outlines.get(id)?.inputs ?? []) {
    const name = constantOf(source);
    if (name === null) continue;
    const taskType = process.elements[element]?.taskType ?? '';
    if (target in inputKinds) add(element, inputKinds[target]!, name);
    if (target === 'type' && taskType.startsWith('record.')) add(element, 'record', name);
  }
}

function addForm(form: Form, add: Add): void {
  addLookups(form.lookups, add);
  form.refused.forEach(({ fieldsOf }, index) =>
    fieldsOf.forEach((id) => add(`refused[${index}]`, 'form', id)),
  );
  for (const { component, place } of componentsOf(form)) {
    const { source } = component;
    if (!source) continue;
    if ('dictionary' in source) add(`${place}.source`, 'dictionary', source.dictionary);
    if ('organisations' in source) add(`${place}.source`, 'organisation type', source.organisations.type);
    if ('lookup' in source) add(`${place}.source`, 'lookup', source.lookup, Object.keys(form.lookups));
  }
}

function addLookups(lookups: Lookups, add: Add): void {
  for (const [name, lookup] of Object.entries(lookups)) {
    if ('records' in lookup) add(`lookups.${name}`, 'record', lookup.records);
    if ('instances' in lookup) add(`lookups.${name}`, 'process', lookup.instances);
  }
}

function addSubject(subject: string, element: string, add: Add): void {
  const [kind, name] = subject.split(':');
  if (name === undefined) return;
  add(element, kind === 'record' ? 'record' : 'process', name);
}

function addRole(role: Role, add: Add): void {
  add('home', 'view', role.home ?? undefined);
  role.rules.forEach((rule, index) =>
    [rule.subject].flat().forEach((subject) => addSubject(subject, `rules[${index}].subject`, add)),
  );
  for (const { entry, place } of menuEntries(role.menu)) {
    if ('start' in entry) add(place, 'process', entry.start);
    if ('view' in entry) add(place, 'view', entry.view);
    if ('stage' in entry) [entry.stage].flat().forEach((stage) => add(place, 'stage', stage));
    if ('action' in entry) [entry.action].flat().forEach((stage) => add(place, 'stage', stage));
  }
}

function addView(view: View, add: Add): void {
  const { source } = view;
  if ('instances' in source) add('source', 'process', source.instances);
  if ('records' in source) add('source', 'record', source.records);
  if ('organisations' in source) add('source', 'organisation type', source.organisations);
  if ('tasks' in source) add('source', source.tasks.includes('/') ? 'stage' : 'process', source.tasks);
  add('subject', 'process', view.subject);
  view.columns.forEach((column, index) => add(`columns[${index}]`, 'dictionary', column.dictionary));
  view.filters.forEach((filter, index) => {
    add(`filters[${index}]`, 'dictionary', filter.dictionary);
    if (filter.source && 'dictionary' in filter.source) {
      add(`filters[${index}].source`, 'dictionary', filter.source.dictionary);
    }
    if (filter.source && 'organisations' in filter.source) {
      add(`filters[${index}].source`, 'organisation type', filter.source.organisations.type);
    }
  });
  for (const action of view.actions) {
    const [kind, name] = action.split(':');
    if (kind === 'print' || kind === 'view') add('actions', kind, name);
    if (kind === 'start') add('actions', 'process', name);
  }
  view.prints.forEach((print) => add('prints', 'print', print));
}

function addDemo({ parsed: { demo } }: LintContext, adder: (file: string) => Add): void {
  const organisations = adder('demo/organisations.json');
  demo.organisations.forEach((organisation, index) => {
    organisations(`[${index}].type`, 'organisation type', organisation.type);
    organisation.people.forEach(({ roles }) =>
      roles?.forEach((role) => organisations(`[${index}].people`, 'role', role)),
    );
  });
  const records = adder('demo/records.json');
  demo.records.forEach((record, index) => records(`[${index}].type`, 'record', record.type));
  const scenario = adder('demo/scenario.json');
  demo.scenario.forEach((step, index) => {
    if ('start' in step) scenario(`[${index}].start`, 'process', step.start);
  });
}

/** `label("fault-kind", …)`, `decide("repair-days", …)`: the first argument of functions that name a definition. */
function addCalls(context: LintContext, adder: (file: string) => Add): void {
  for (const { file, element, text } of feelUses(context).uses) {
    for (const match of text.matchAll(/\b(?:label|entry|rank)\(\s*"([^"]+)"/g)) {
      adder(file)(element, 'dictionary', match[1]);
    }
    for (const { id } of decideCalls(text)) adder(file)(element, 'decision', id);
  }
}

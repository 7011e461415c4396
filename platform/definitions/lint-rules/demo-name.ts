import { suggestion } from '../lint/closest-name.js';
import { defineRule, type LintContext } from '../lint/lint-rule.js';
import type { DemoStep } from '../schemas/demo.js';

/** Demo data name people, organisations, aliases and steps that exist. */
export const demoName = defineRule('demo-name', (context) => [
  ...recordOwners(context),
  ...scenarioNames(context).flatMap(({ element, kind, name, known }) =>
    problem('demo/scenario.json', element, kind, name, known),
  ),
]);

interface NameUse {
  element: string;
  kind: string;
  name: string;
  known: string[];
}

function recordOwners({ parsed: { demo } }: LintContext) {
  const known = demo.organisations.map(({ key }) => key);
  return demo.records.flatMap(({ organisation }, index) =>
    organisation === undefined
      ? []
      : problem('demo/records.json', `[${index}].organisation`, '单位', organisation, known),
  );
}

/** Follows the scenario: an alias is there from its start on. */
function scenarioNames(context: LintContext): NameUse[] {
  const { organisations, scenario } = context.parsed.demo;
  const people = organisations.flatMap((organisation) => organisation.people.map(({ username }) => username));
  const keys = organisations.map(({ key }) => key);
  const aliases = new Map<string, string>();
  return scenario.flatMap((step, index) => {
    if ('timers' in step) return [];
    const at = `[${index}]`;
    const names = [
      { element: `${at}.as`, kind: '用户', name: step.as, known: people },
      ...organisationNames(step.data, `${at}.data`, keys),
      ...stepNames(context, step, at, aliases),
    ];
    if ('start' in step && step.alias !== undefined) aliases.set(step.alias, step.start);
    return names;
  });
}

function stepNames(
  context: LintContext,
  step: Exclude<DemoStep, { timers: true }>,
  at: string,
  aliases: ReadonlyMap<string, string>,
): NameUse[] {
  const known = [...aliases.keys()];
  if ('start' in step) {
    return step.subject === undefined
      ? []
      : [{ element: `${at}.subject`, kind: '别名', name: step.subject, known }];
  }
  const target = 'complete' in step ? step.complete : 'action' in step ? step.action : step.draft;
  const [alias = '', element = ''] = target.split('/');
  const process = context.compiled.get(aliases.get(alias) ?? '');
  if (!process) return [{ element: at, kind: '别名', name: alias, known }];
  return [{ element: at, kind: '环节', name: element, known: Object.keys(process.elements) }];
}

/** `"@key"` at any depth. */
function organisationNames(value: unknown, element: string, known: string[]): NameUse[] {
  if (typeof value === 'string') {
    return value.startsWith('@') ? [{ element, kind: '单位', name: value.slice(1), known }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    organisationNames(inner, `${element}.${key}`, known),
  );
}

function problem(file: string, element: string, kind: string, name: string, known: string[]) {
  if (known.includes(name)) return [];
  return [
    {
      file,
      element,
      message: `找不到${kind}“${name}”。`,
      fix: `${suggestion(name, known)}改成已有的名字，或者先补上。`,
    },
  ];
}

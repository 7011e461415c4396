import { readdirSync, readFileSync } from 'node:fs';
import {
  feelFunctionNames,
  fileTypes,
  componentTypes,
  platformBehaviours,
} from '../../../platform/definitions/index.js';

const readme = readFileSync('definitions/README.md', 'utf8');

describe('the README of the definitions language', () => {
  const examples = [...readme.matchAll(/<!-- (test\/definitions-example\/\S+) -->\n+```json\n([^]*?)```/g)];

  it('has an example of every kind of JSON file', () => {
    expect(examples.map(([, path]) => path!.split('/')[2]).sort()).toEqual(
      [
        'bundle.json',
        'calendars',
        'dictionaries',
        'forms',
        'messages',
        'numbers',
        'records',
        'roles',
        'views',
      ].sort(),
    );
  });

  it.each(examples.map(([, path, text]) => [path!, text!]))('shows %s as it is', (path, text) => {
    expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });

  it('shows the user task as it is', () => {
    const squeeze = (text: string) => text.replace(/\s+/g, ' ');
    const task = /```xml\n([^]*?)<\/zeebe:properties>/.exec(readme)![1]!;
    expect(squeeze(readFileSync('test/definitions-example/processes/repair.bpmn', 'utf8'))).toContain(
      squeeze(task).trim(),
    );
  });

  it('shows the decision as it is', () => {
    const squeeze = (text: string) => text.replace(/\s+/g, ' ');
    const table = /```xml\n(<decisionTable[^]*?)```/.exec(readme)![1]!;
    expect(squeeze(readFileSync('test/definitions-example/decisions/repair-days.dmn', 'utf8'))).toContain(
      squeeze(table).trim(),
    );
  });

  it('names every lint rule, behaviour, component type, file type and function', () => {
    const rules = readdirSync('platform/definitions/lint-rules').map((name) => name.replace('.ts', ''));
    const names = [
      ...rules.filter((name) => name !== 'index'),
      ...Object.keys(platformBehaviours),
      ...componentTypes,
    ];
    for (const name of names) expect(readme).toContain(`\`${name}\``);
    for (const name of fileTypes) expect(readme).toMatch(new RegExp(`[\` ]${name}[\` ]`));
    for (const name of feelFunctionNames) expect(readme).toContain(`| \`${name}(`);
  });
});

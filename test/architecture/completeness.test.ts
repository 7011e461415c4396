import { basename } from 'node:path';
import { sourceFiles } from './source-files.js';

describe('behaviours', () => {
  const behaviours = sourceFiles('platform/behaviours', ['.behaviour.ts']).map(({ path }) => path);
  const templates = sourceFiles('platform/behaviours', ['.template.json']);

  it('exist', () => {
    expect(behaviours.length).toBeGreaterThan(0);
  });

  it.each(behaviours)('%s has an element template of its own', (path) => {
    const template = templates.find((file) => file.path === path.replace('.behaviour.ts', '.template.json'));
    expect(template).toBeDefined();
    expect(JSON.parse(template?.text ?? '{}')).toMatchObject({ appliesTo: expect.any(Array) });
  });
});

describe('lint rules of definitions', () => {
  const rules = sourceFiles('platform/definitions/lint-rules', ['.ts'])
    .map(({ path }) => basename(path, '.ts'))
    .filter((name) => name !== 'index');
  const examples = sourceFiles('test/platform/definitions/lint-rules', ['']).map(({ path }) => path);

  it('exist', () => {
    expect(rules.length).toBeGreaterThan(0);
  });

  it.each(rules)('%s has a valid and an invalid example', (rule) => {
    const own = examples.filter((path) => path.includes(`/${rule}/`));
    expect(own.some((path) => path.includes(`/${rule}/valid`))).toBe(true);
    expect(own.some((path) => path.includes(`/${rule}/invalid`))).toBe(true);
  });
});

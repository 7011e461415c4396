import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lintBundle, readBundleFiles } from '../../../../platform/definitions/index.js';
import { bundleRules, fileRules } from '../../../../platform/definitions/lint-rules/index.js';

/** Each rule's examples change the equipment-repair bundle, which is clean, in one place. */
interface Example {
  title: string;
  changes: ({ file: string; from: string; to: string } | { file: string; content: string })[];
  findings?: { file: string; element: string; message: string }[];
}

const folder = path.resolve('test/platform/definitions/lint-rules');
const clean = await readBundleFiles('test/definitions-example');

function examples(rule: string, kind: 'valid' | 'invalid'): Example[] {
  return JSON.parse(readFileSync(path.join(folder, rule, `${kind}.json`), 'utf8'));
}

function changed(example: Example): Record<string, string> {
  const files = { ...clean };
  for (const change of example.changes) {
    if ('content' in change) {
      files[change.file] = change.content;
      continue;
    }
    const before = files[change.file] ?? '';
    if (!before.includes(change.from)) throw new Error(`${change.file} does not contain ${change.from}`);
    files[change.file] = before.replaceAll(change.from, () => change.to);
  }
  return files;
}

const rules = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

it('every rule has its examples', () => {
  expect(rules.map(({ name }) => name).sort()).toEqual(
    [...fileRules, ...bundleRules].map(({ id }) => id).sort(),
  );
});

describe.each(rules.map(({ name }) => name))('%s', (rule) => {
  it.each(examples(rule, 'valid').map((example) => [example.title, example] as const))(
    'accepts %s',
    async (_, example) => {
      expect(await lintBundle(changed(example))).toEqual([]);
    },
  );

  it.each(examples(rule, 'invalid').map((example) => [example.title, example] as const))(
    'finds %s',
    async (_, example) => {
      const found = await lintBundle(changed(example));
      const own = found.filter(
        (finding) => finding.rule === rule || ['schema', 'process-file', 'decision-file'].includes(rule),
      );
      expect(own).toEqual(
        example.findings?.map(({ message, ...place }) =>
          expect.objectContaining({
            ...place,
            message: expect.stringContaining(message),
            fix: expect.stringMatching(/./),
          }),
        ),
      );
    },
  );
});

import { readdir, readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import {
  clearHiddenProcessInfo,
  conditionProcessInfo,
  filterProcessInfo,
  postValidateProcessInfo,
  processSync,
} from '@formio/core/process';
import { DefaultEvaluator, registerEvaluator } from '@formio/core/utils';
import type { Component, Form } from '../../../platform/definitions/index.js';
import { coreComponents } from '../../../platform/forms/core-components.js';
import { runProcessors, type Scope } from '../../../platform/forms/run-processors.mjs';

const processors = [filterProcessInfo, conditionProcessInfo, clearHiddenProcessInfo, postValidateProcessInfo];
const folders = ['definitions/forms', 'test/bench/bundle/forms', 'test/definitions-example/forms'];

async function readForms(folder: string): Promise<[string, Form][]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.form.json'));
  return Promise.all(
    files.map(
      async (file) => [file, JSON.parse(await readFile(`${folder}/${file}`, 'utf8')) as Form] as const,
    ),
  ) as Promise<[string, Form][]>;
}

const forms = (await Promise.all(folders.map(readForms))).flat();

/** Values of the right kind, of wrong kinds, and none. */
const anything = fc.oneof(
  fc.constantFrom('', 'x', '甲方', '2026-11-26', '12.50', '13800000000', 'yes', 'no', 'other'),
  fc.constantFrom(0, -1, 3, 1e9, true, false, null),
  fc.constantFrom([], ['a'], [{ id: 'f' }], {}, { id: 'o', name: '甲' }),
);

function dataOf(components: readonly Component[]): fc.Arbitrary<Record<string, unknown>> {
  const record: Record<string, fc.Arbitrary<unknown>> = {};
  for (const component of components.flatMap(withValues)) {
    const { key, type, components: inside = [] } = component;
    const own =
      type === 'datagrid' || type === 'editgrid'
        ? fc.array(dataOf(inside), { maxLength: 3 })
        : inside.length > 0
          ? dataOf(inside)
          : fc.oneof({ weight: 3, arbitrary: plausible(component) }, { weight: 1, arbitrary: anything });
    record[key!] = fc.oneof({ weight: 9, arbitrary: own }, { weight: 1, arbitrary: anything });
  }
  return fc.record({ ...record, unknown: anything }, { requiredKeys: [] });
}

/** What conditions of other fields ask about should come often. */
function plausible({ type, values, validate }: Component): fc.Arbitrary<unknown> {
  if (Array.isArray(values)) return fc.constantFrom(...values.map((each: { value: unknown }) => each.value));
  if (type === 'number') return fc.integer({ min: -1, max: 200 });
  if (type === 'checkbox') return fc.boolean();
  const longest = Number(validate?.['maxLength'] ?? 20);
  return fc.string({ unit: 'grapheme', maxLength: longest + 2 });
}

/** Layout holds no value of its own. */
function withValues(component: Component): Component[] {
  const { type, key, components = [], columns = [] } = component;
  const inside = [...components, ...columns.flatMap((column) => column.components)];
  const isLayout = ['panel', 'columns', 'fieldset', 'well'].includes(type) || key === undefined;
  return isLayout ? inside.flatMap(withValues) : [component];
}

interface Outcome {
  /** Of an error only what people are told: contexts hold the whole form. */
  errors: object[];
  filtered: unknown;
  /** What Form.io wrote to the console. */
  faults: string[];
}

describe('run processors', () => {
  let faults: string[] = [];
  beforeAll(() => {
    registerEvaluator(new DefaultEvaluator({ noeval: true }));
    for (const method of ['warn', 'error'] as const)
      jest.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
        faults.push(parts.map(String).join(' '));
      });
  });
  afterAll(() => jest.restoreAllMocks());

  it.each(forms)('comes to what Form.io’s own loop comes to: %s', (_, form) => {
    const fresh = (): never => JSON.parse(coreComponents(form)) as never;
    const theirs = (data: object): Outcome => {
      const scope: Scope = { errors: [] };
      const components = fresh();
      const context = { form: { components }, components, data, scope, processors, config: { server: true } };
      return outcome(() => (processSync(context as never), scope));
    };
    const ours = (data: object): Outcome => outcome(() => runProcessors(fresh(), data, processors));
    let refused = 0;
    fc.assert(
      fc.property(dataOf(form.components), (data) => {
        const expected = theirs(structuredClone(data));
        expect(ours(structuredClone(data))).toEqual(expected);
        if (expected.errors.length > 0) refused += 1;
      }),
      { numRuns: 100, seed: 7 },
    );
    expect(refused).toBeGreaterThan(0);
  });

  function outcome(run: () => Scope): Outcome {
    faults = [];
    const { errors, filtered } = run();
    return { errors: errors.map(said), filtered, faults };
  }
});

function said({ errorKeyOrMessage, ruleName, context }: Scope['errors'][number]): object {
  return { errorKeyOrMessage, ruleName, path: context.path };
}

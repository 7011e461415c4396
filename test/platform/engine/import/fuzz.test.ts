import fc from 'fast-check';
import { compileProcess, explore, type Finding } from '../../../../platform/engine/index.js';
import { walkRandomly } from '../../../../platform/rehearsal/walk.js';
import { readSample, sampleNames } from './read-sample.js';

const numRuns = Number(process.env.IMPORT_RUNS ?? 400);

type Mutation = { kind: (typeof kinds)[number]; at: number; other: number; text: string };

const kinds = [
  'drop attribute',
  'repeat attribute',
  'rename attribute',
  'swap values',
  'change value',
  'drop tag',
  'repeat tag',
  'drop element',
  'repeat element',
  'rename tag',
  'truncate',
  'insert',
] as const;

const attribute = /\s[\w:.-]+="[^"]*"/g;
const value = /"[^"]*"/g;
const tag = /<[^!?][^>]*>/g;
/** An element without elements of its own kind inside. */
const wholeElement = /<([\w:.-]+)(?:\s[^>]*)?(?:\/>|>(?:(?!<\1[\s>])[\s\S])*?<\/\1>)/g;

function replaceAt(xml: string, pattern: RegExp, at: number, change: (found: string) => string): string {
  const found = [...xml.matchAll(pattern)];
  const chosen = found[at % Math.max(found.length, 1)];
  if (!chosen) return xml;
  return xml.slice(0, chosen.index) + change(chosen[0]) + xml.slice(chosen.index + chosen[0].length);
}

function mutate(xml: string, { kind, at, other, text }: Mutation): string {
  switch (kind) {
    case 'drop attribute':
      return replaceAt(xml, attribute, at, () => '');
    case 'repeat attribute':
      return replaceAt(xml, attribute, at, (found) => found + found);
    case 'rename attribute':
      return replaceAt(xml, attribute, at, (found) => ` ${text}${found.trim()}`);
    case 'swap values': {
      const values = [...xml.matchAll(value)].map(([found]) => found);
      return values.length === 0 ? xml : replaceAt(xml, value, at, () => values[other % values.length]!);
    }
    case 'change value':
      return replaceAt(xml, value, at, () => JSON.stringify(text).replace(/[<&]/g, ''));
    case 'drop tag':
      return replaceAt(xml, tag, at, () => '');
    case 'repeat tag':
      return replaceAt(xml, tag, at, (found) => found + found);
    case 'drop element':
      return replaceAt(xml, wholeElement, at, () => '');
    case 'repeat element':
      return replaceAt(xml, wholeElement, at, (found) => found + found);
    case 'rename tag':
      return replaceAt(xml, tag, at, (found) => found.replace(/[\w.-]+(?=[\s/>])/, 'subProcess'));
    case 'truncate':
      return xml.slice(0, at % xml.length);
    case 'insert':
      return xml.slice(0, at % xml.length) + text + xml.slice(at % xml.length);
  }
}

const mutations = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    at: fc.nat(100_000),
    other: fc.nat(100_000),
    text: fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        '',
        '__proto__',
        'constructor',
        '=',
        '=1 +',
        '${',
        '${a == ',
        '<',
        ']]>',
        '&#0;',
        '=[1][',
        '=for',
      ),
    ),
  }),
  { minLength: 1, maxLength: 5 },
);

const samples = fc.constantFrom(...sampleNames.map(readSample));
const damaged = fc.tuple(samples, mutations).map(([xml, changes]) => changes.reduce(mutate, xml));

function expectSentences(findings: readonly Finding[]): void {
  for (const { rule, message } of findings) {
    expect(rule).toMatch(/^[a-z-]+$/);
    expect(message).toMatch(/[\u4e00-\u9fff]/);
  }
}

describe('a damaged file', () => {
  it('ends in findings, never in a throw, and soon', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (xml) => {
        const began = performance.now();
        for (const rehearsal of [undefined, 'lenient'] as const) {
          const { processes, findings } = await compileProcess(xml, rehearsal ? { rehearsal } : {});
          expectSentences(findings);
          if (processes.length === 0)
            expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
        }
        expect(performance.now() - began).toBeLessThan(30_000);
      }),
      { numRuns },
    );
  });

  it('is rehearsed without a throw wherever it can be run at all', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (xml) => {
        const { processes } = await compileProcess(xml, { rehearsal: 'free' });
        // most of them cannot; others are tried until enough can
        fc.pre(processes.length > 0);
        for (const process of processes) {
          for (const seed of [1, 2]) expect(walkRandomly(process, seed).steps.length).toBeLessThanOrEqual(40);
          expectSentences(explore(process, { maxStates: 200, maxSteps: 2_000 }).findings);
        }
      }),
      { numRuns: Math.ceil(numRuns / 20), maxSkipsPerRun: 1_000 },
    );
  });
});

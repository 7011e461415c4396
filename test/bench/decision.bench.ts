import {
  compileDecisions,
  evaluateDecision,
  type CompiledDecision,
  type Variables,
} from '../../platform/engine/index.js';
import { summarise, type EngineBenchRow } from './engine.bench.js';

const now = '2026-03-02T09:00:00+08:00';
const cell = (tag: string, text: string): string =>
  `<${tag}><text>${text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</text></${tag}>`;

/** Ten rules over two inputs, of which one matches; every cell is looked at. */
function tenRules(test: (row: number) => string): string {
  const rules = Array.from({ length: 10 }, (_, row) => {
    const inputs = cell('inputEntry', test(row)) + cell('inputEntry', row % 2 === 0 ? '"a"' : '"a", "b"');
    return `<rule>${inputs}${cell('outputEntry', String(row))}</rule>`;
  });
  const input = (name: string, type: string): string =>
    `<input><inputExpression typeRef="${type}"><text>${name}</text></inputExpression></input>`;
  return (
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="http://example.org">' +
    `<decision id="x" name="x"><decisionTable>${input('price', 'number')}${input('kind', 'string')}` +
    `<output name="o" typeRef="number"/>${rules.join('')}</decisionTable></decision></definitions>`
  );
}

async function compileOne(xml: string): Promise<CompiledDecision> {
  const { decisions, findings } = await compileDecisions(xml);
  if (!decisions[0]) throw new Error(JSON.stringify(findings));
  return decisions[0];
}

function measure(decision: CompiledDecision, evaluations: number): number[] {
  const durations: number[] = [];
  for (let index = 0; index < evaluations; index++) {
    const variables: Variables = { price: `${(index % 10) * 100 + 50}.00`, kind: 'a' };
    const from = performance.now();
    const result = evaluateDecision(decision, { now, variables });
    durations.push((performance.now() - from) * 1_000);
    if (!result.ok || result.value !== index % 10) throw new Error(JSON.stringify(result));
  }
  return durations;
}

/** A decision table evaluated: with literal tests, and with tests that FEEL has to interpret. */
export async function benchDecision(): Promise<EngineBenchRow[]> {
  const literals = await compileOne(tenRules((row) => `[${row * 100}..${row * 100 + 100})`));
  const expressions = await compileOne(tenRules((row) => `? >= ${row} * 100 and ? < ${row + 1} * 100`));
  const rows: EngineBenchRow[] = [];
  const compiling: number[] = [];
  for (let run = 0; run < 50; run++) {
    const from = performance.now();
    await compileOne(tenRules((row) => `[${row * 100}..${row * 100 + 100})`));
    compiling.push((performance.now() - from) * 1_000);
  }
  for (const [name, decision, evaluations] of [
    ['decision of 10 rules, literal tests', literals, 20_000],
    ['decision of 10 rules, tests with expressions', expressions, 2_000],
  ] as const) {
    measure(decision, evaluations);
    rows.push(summarise(name, measure(decision, evaluations)));
  }
  rows.push(summarise('compiling a decision of 10 rules', compiling));
  return rows;
}

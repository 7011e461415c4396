import { readFile } from 'node:fs/promises';
import { feelFunctionNames } from '../../platform/definitions/index.js';
import { compileProcess, explore, type CompiledProcess } from '../../platform/engine/index.js';
import type { Row } from './report.js';
import { median } from './statistics.js';

const smallWorks = new URL('../../definitions/processes/small-works.bpmn', import.meta.url);
const aim = '> 100000 states/s';
/** Enough to see the speed of large spaces; larger ones are cut here. */
const maxStates = 20_000;

/** So many branches side by side, each of so many user tasks: every combination of places is a state. */
function branches(width: number, length: number): string {
  const parts = ['<startEvent id="s"/><endEvent id="e"/><parallelGateway id="f"/><parallelGateway id="j"/>'];
  const flow = (from: string, to: string): number =>
    parts.push(`<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}"/>`);
  flow('s', 'f');
  flow('j', 'e');
  for (let branch = 0; branch < width; branch++) {
    const ids = Array.from({ length }, (_, index) => `t${branch}_${index}`);
    parts.push(...ids.map((id) => `<userTask id="${id}"/>`));
    ['f', ...ids, 'j'].reduce((from, to) => (flow(from, to), to));
  }
  return (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="http://example.org">' +
    `<process id="p" isExecutable="true">${parts.join('')}</process></definitions>`
  );
}

async function compileOne(xml: string): Promise<CompiledProcess> {
  const { processes, findings } = await compileProcess(xml, { functionNames: feelFunctionNames });
  if (!processes[0]) throw new Error(JSON.stringify(findings));
  return processes[0];
}

/** Whole explorations, from reading the expressions to the findings. */
function measure(name: string, process: CompiledProcess, rounds: number): Row[] {
  const seconds: number[] = [];
  let states = 0;
  let transitions = 0;
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    ({ states, transitions } = explore(process, { maxStates }));
    seconds.push((performance.now() - from) / 1_000);
  }
  const part = 'explore';
  const value = states / median(seconds);
  return [
    { part, name: `${name}, ${states} states`, unit: 'states/s', value, aim, met: value > 100_000 },
    { part, name: `${name}, steps tried`, unit: 'steps/s', value: transitions / median(seconds) },
  ];
}

/** States explored per second; the aim counts states, a state costs as many steps as may follow it. */
export async function benchExplore(quick: boolean): Promise<{ rows: Row[] }> {
  const rounds = quick ? 3 : 20;
  const process = await compileOne(await readFile(smallWorks, 'utf8'));
  measure('warm up', process, rounds);
  return {
    rows: [
      ...measure('small-works', process, rounds * 5),
      ...measure('30 activities, 3 branches', await compileOne(branches(3, 10)), rounds),
      ...measure('100 activities, 4 branches', await compileOne(branches(4, 25)), Math.ceil(rounds / 4)),
    ],
  };
}

import {
  advance,
  compileProcess,
  type CompiledProcess,
  type EngineInput,
  type EngineState,
  type StepSuccess,
} from '../../platform/engine/index.js';
import { measureLive, measureRestored } from './bpmn-engine-steps.js';
import { correctedProcess, endlessProcess, someActivities } from './engine-processes.js';
import { median, quantile } from './statistics.js';

export interface EngineBenchRow {
  name: string;
  unit: 'µs' | 'bytes' | 'times';
  /** Median of the runs, or the one value there is. */
  median: number;
  p99?: number;
  peer?: number;
  aim?: string;
}

const now = '2026-03-02T09:00:00+08:00';
const sizes = [10, 30, 100, 300];

export function summarise(name: string, durations: number[], aim?: string): EngineBenchRow {
  const row: EngineBenchRow = {
    name,
    unit: 'µs',
    median: median(durations),
    p99: quantile(durations, 0.99),
  };
  return aim === undefined ? row : { ...row, aim };
}

async function compileOne(xml: string): Promise<CompiledProcess> {
  const { processes, findings } = await compileProcess(xml);
  if (!processes[0]) throw new Error(JSON.stringify(findings));
  return processes[0];
}

function stepOf(process: CompiledProcess, state: EngineState | null, input: EngineInput): StepSuccess {
  const result = advance(process, state, input, { now, variables: {} });
  if (!result.ok) throw new Error(result.message);
  return result;
}

const started = (process: CompiledProcess): StepSuccess =>
  stepOf(process, null, { kind: 'start', result: {} });

/** Completes tasks, the first that waits each time; begins again when an instance has ended. Microseconds of each. */
function measure(process: CompiledProcess, steps: number, restored: boolean): number[] {
  const durations: number[] = [];
  let last = started(process);
  let stored = JSON.stringify(last.state);
  while (durations.length < steps) {
    if (last.ended) stored = JSON.stringify((last = started(process)).state);
    const input: EngineInput = { kind: 'complete', wait: last.waits[0]!.id, result: {} };
    const from = performance.now();
    last = stepOf(process, restored ? (JSON.parse(stored) as EngineState) : last.state, input);
    if (restored) stored = JSON.stringify(last.state);
    durations.push((performance.now() - from) * 1_000);
  }
  return durations;
}

/** Our step beside bpmn-engine's, in memory and with the state as text, for one size of process. */
async function stepRows(activities: number): Promise<EngineBenchRow[]> {
  const source = someActivities(activities);
  const process = await compileOne(source);
  const steps = 20_000;
  measure(process, steps / 4, false);
  await measureLive(source, 1, 30);
  const name = `${activities} activities`;
  const ours = summarise(`step, ${name}`, measure(process, steps, false), '< 20 µs');
  const text = summarise(`step with the state as text, ${name}`, measure(process, steps / 4, true));
  const live = summarise('', await measureLive(source, 5, 60));
  const restored = summarise('', await measureRestored(source, Math.min(activities, 10)));
  return [
    { ...ours, peer: live.median },
    {
      name: `bpmn-engine live takes, ${name}`,
      unit: 'times',
      median: live.median / ours.median,
      aim: '> 30',
    },
    { ...text, peer: restored.median },
    { name: `bpmn-engine restored takes, ${name}`, unit: 'times', median: restored.median / text.median },
  ];
}

/** A step does not cost more when many have gone before it. */
async function pastRows(): Promise<EngineBenchRow[]> {
  const process = await compileOne(endlessProcess);
  measure(process, 5_000, false);
  const durations = measure(process, 100_000, false);
  return [
    summarise('step in a loop, the first 10,000', durations.slice(0, 10_000)),
    summarise('step in a loop, after 90,000', durations.slice(-10_000)),
  ];
}

async function compileRows(): Promise<EngineBenchRow[]> {
  const rows: EngineBenchRow[] = [];
  for (const activities of sizes) {
    const source = someActivities(activities);
    const durations: number[] = [];
    for (let round = 0; round < 15; round++) {
      const from = performance.now();
      await compileOne(source);
      durations.push((performance.now() - from) * 1_000);
    }
    rows.push(summarise(`compile, ${activities} activities`, durations.slice(5)));
  }
  return rows;
}

/** The largest state on the way through, and that of a task beside which an action is triggered again and again. */
async function stateRows(): Promise<EngineBenchRow[]> {
  const rows: EngineBenchRow[] = [];
  const bytesOf = ({ state }: StepSuccess): number => Buffer.byteLength(JSON.stringify(state));
  for (const activities of sizes) {
    const process = await compileOne(someActivities(activities));
    let last = started(process);
    let largest = bytesOf(last);
    while (!last.ended) {
      last = stepOf(process, last.state, { kind: 'complete', wait: last.waits[0]!.id, result: {} });
      largest = Math.max(largest, bytesOf(last));
    }
    rows.push({ name: `state, ${activities} activities`, unit: 'bytes', median: largest });
  }
  const process = await compileOne(correctedProcess);
  let last = started(process);
  for (let count = 1; count <= 1_000; count++) {
    const message = {
      kind: 'message',
      name: 'correction',
      correlationKey: '',
      variables: { count },
    } as const;
    last = stepOf(process, last.state, message);
    if (![1, 100, 1_000].includes(count)) continue;
    rows.push({ name: `state after ${count} corrections`, unit: 'bytes', median: bytesOf(last) });
  }
  return rows;
}

/** The engine's step beside bpmn-engine's in the same run, for small and large processes; compiling; the state. */
export async function benchEngine(): Promise<{ rows: EngineBenchRow[] }> {
  const rows: EngineBenchRow[] = [];
  for (const activities of sizes) rows.push(...(await stepRows(activities)));
  return { rows: [...rows, ...(await pastRows()), ...(await compileRows()), ...(await stateRows())] };
}

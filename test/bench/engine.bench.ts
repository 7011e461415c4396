import { Engine } from 'bpmn-engine';
import {
  advance,
  compileProcess,
  type CompiledProcess,
  type EngineInput,
  type EngineState,
  type StepSuccess,
  type Variables,
} from '../../platform/engine/index.js';

export interface EngineBenchRow {
  name: string;
  unit: 'µs' | 'bytes' | 'times';
  /** Median of the runs, or the one value there is. */
  median: number;
  p99?: number;
  aim?: string;
}

const segments = 10;
const now = '2026-03-02T09:00:00+08:00';
const header =
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="http://example.org">';

/** Ten times: a user task, then two parallel ones: 30 activities, which both engines can run. */
function thirtyActivities(): string {
  const parts: string[] = ['<startEvent id="start"/>', '<endEvent id="end"/>'];
  const flow = (from: string, to: string): number =>
    parts.push(`<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}"/>`);
  let previous = 'start';
  for (let segment = 0; segment < segments; segment++) {
    const [a, b, c] = [`a${segment}`, `b${segment}`, `c${segment}`];
    const [split, join] = [`split${segment}`, `join${segment}`];
    parts.push(...[a, b, c].map((id) => `<userTask id="${id}"/>`));
    parts.push(...[split, join].map((id) => `<parallelGateway id="${id}"/>`));
    flow(previous, a);
    flow(a, split);
    for (const branch of [b, c]) {
      flow(split, branch);
      flow(branch, join);
    }
    previous = join;
  }
  flow(previous, 'end');
  return `${header}<process id="p" isExecutable="true">${parts.join('')}</process></definitions>`;
}

/** A task that waits while an action beside it is triggered again and again. */
const correctedProcess =
  header +
  '<message id="m" name="correction"/><process id="p" isExecutable="true">' +
  '<startEvent id="s"/><userTask id="a"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/>' +
  '<subProcess id="correcting" triggeredByEvent="true"><startEvent id="c" isInterrupting="false">' +
  '<messageEventDefinition messageRef="m"/></startEvent><endEvent id="e"/>' +
  '<sequenceFlow id="g" sourceRef="c" targetRef="e"/></subProcess></process></definitions>';

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}

export function summarise(name: string, durations: number[], aim?: string): EngineBenchRow {
  const sorted = [...durations].sort((one, other) => one - other);
  const row: EngineBenchRow = {
    name,
    unit: 'µs',
    median: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
  };
  return aim === undefined ? row : { ...row, aim };
}

async function compileOne(xml: string): Promise<CompiledProcess> {
  const { processes, findings } = await compileProcess(xml);
  if (!processes[0]) throw new Error(JSON.stringify(findings));
  return processes[0];
}

function stepOf(
  process: CompiledProcess,
  state: EngineState | null,
  input: EngineInput,
  variables: Variables,
) {
  const result = advance(process, state, input, { now, variables });
  if (!result.ok) throw new Error(result.message);
  return result;
}

/** Runs whole instances; answers the microseconds of every completed task. */
function measureOurs(process: CompiledProcess, instances: number, restored: boolean): number[] {
  const durations: number[] = [];
  for (let instance = 0; instance < instances; instance++) {
    let last: StepSuccess = stepOf(process, null, { kind: 'start', result: {} }, {});
    let stored = JSON.stringify(last.state);
    while (!last.ended) {
      const input: EngineInput = { kind: 'complete', wait: last.waits[0]!.id, result: {} };
      const from = performance.now();
      last = stepOf(process, restored ? (JSON.parse(stored) as EngineState) : last.state, input, {});
      if (restored) stored = JSON.stringify(last.state);
      durations.push((performance.now() - from) * 1_000);
    }
  }
  return durations;
}

interface Postponed {
  type: string;
  signal(message?: object): void;
}
interface Execution {
  getPostponed(): Postponed[];
  getState(): unknown;
  stop(): unknown;
}

const firstTask = (execution: Execution): Postponed | undefined =>
  execution.getPostponed().find(({ type }) => type === 'bpmn:UserTask');

async function measureTheirsLive(source: string, instances: number): Promise<number[]> {
  const durations: number[] = [];
  for (let instance = 0; instance < instances; instance++) {
    const execution = (await new Engine({ name: 'live', source }).execute()) as unknown as Execution;
    for (let task = firstTask(execution); task;) {
      const from = performance.now();
      task.signal({});
      task = firstTask(execution);
      durations.push((performance.now() - from) * 1_000);
    }
  }
  return durations;
}

async function measureTheirsRestored(source: string, instances: number): Promise<number[]> {
  const durations: number[] = [];
  for (let instance = 0; instance < instances; instance++) {
    const started = (await new Engine({ name: 'restored', source }).execute()) as unknown as Execution;
    let stored = JSON.stringify(started.getState());
    started.stop();
    for (let task = 0; task < segments * 3; task++) {
      const from = performance.now();
      const engine = new Engine({ name: 'restored' }).recover(JSON.parse(stored) as never);
      const execution = (await engine.resume()) as unknown as Execution;
      firstTask(execution)!.signal({});
      stored = JSON.stringify(execution.getState());
      execution.stop();
      durations.push((performance.now() - from) * 1_000);
    }
  }
  return durations;
}

async function measureStateSizes(): Promise<EngineBenchRow[]> {
  const process = await compileOne(correctedProcess);
  let last = stepOf(process, null, { kind: 'start', result: {} }, {});
  const rows: EngineBenchRow[] = [];
  for (let count = 1; count <= 1_000; count++) {
    const input: EngineInput = {
      kind: 'message',
      name: 'correction',
      correlationKey: '',
      variables: { count },
    };
    last = stepOf(process, last.state, input, {});
    if (![1, 100, 1_000].includes(count)) continue;
    const bytes = Buffer.byteLength(JSON.stringify(last.state));
    rows.push({ name: `state after ${count} corrections`, unit: 'bytes', median: bytes });
  }
  return rows;
}

/** The engine's step on 30 activities beside bpmn-engine's in the same run, and how large the state gets. */
export async function benchEngine(): Promise<{ rows: EngineBenchRow[] }> {
  const source = thirtyActivities();
  const process = await compileOne(source);
  measureOurs(process, 200, true);
  await measureTheirsLive(source, 3);
  const ours = summarise('step, 30 activities', measureOurs(process, 2_000, false), '< 50 µs');
  const oursRestored = summarise(
    'step with reading and writing the state as text',
    measureOurs(process, 2_000, true),
  );
  const live = summarise('bpmn-engine, live', await measureTheirsLive(source, 20));
  const restored = summarise('bpmn-engine, restored per command', await measureTheirsRestored(source, 10));
  const ahead = (name: string, theirs: EngineBenchRow, own: EngineBenchRow): EngineBenchRow => ({
    name,
    unit: 'times',
    median: theirs.median / own.median,
    aim: '> 30',
  });
  return {
    rows: [
      ours,
      oursRestored,
      live,
      restored,
      ahead('ahead of bpmn-engine, live', live, ours),
      ahead('ahead of bpmn-engine, restored', restored, oursRestored),
      ...(await measureStateSizes()),
    ],
  };
}

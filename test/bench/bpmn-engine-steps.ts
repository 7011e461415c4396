import { Engine } from 'bpmn-engine';

/** bpmn-engine doing what ours does: the microseconds of completed user tasks. */

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

/** Instances that stay in memory. @param steps at most so many of each */
export async function measureLive(source: string, instances: number, steps = Infinity): Promise<number[]> {
  const durations: number[] = [];
  for (let instance = 0; instance < instances; instance++) {
    const execution = (await new Engine({ name: 'live', source }).execute()) as unknown as Execution;
    for (let task = firstTask(execution), step = 0; task && step < steps; step++) {
      const from = performance.now();
      task.signal({});
      task = firstTask(execution);
      durations.push((performance.now() - from) * 1_000);
    }
    execution.stop();
  }
  return durations;
}

/** An instance that is read from its state as text before each step, and written after it, as several servers need. */
export async function measureRestored(source: string, steps: number): Promise<number[]> {
  const durations: number[] = [];
  const started = (await new Engine({ name: 'restored', source }).execute()) as unknown as Execution;
  let stored = JSON.stringify(started.getState());
  started.stop();
  for (let step = 0; step < steps; step++) {
    const from = performance.now();
    const engine = new Engine({ name: 'restored' }).recover(JSON.parse(stored) as never);
    const execution = (await engine.resume()) as unknown as Execution;
    firstTask(execution)!.signal({});
    stored = JSON.stringify(execution.getState());
    execution.stop();
    durations.push((performance.now() - from) * 1_000);
  }
  return durations;
}

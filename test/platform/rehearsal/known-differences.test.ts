import { Engine } from 'bpmn-engine';
import { outlineProcess, type ProcessOutline } from '../../../platform/engine/index.js';
import { BpmnEngineRun } from '../../../platform/rehearsal/second-opinion/bpmn-engine-run.js';
import { knownDifferences } from '../../../platform/rehearsal/second-opinion/known-differences.js';
import type { WaitPlace } from '../../../platform/rehearsal/walk.js';
import {
  boundary,
  bpmn,
  error,
  event,
  flows,
  gateway,
  message,
  subProcess,
  task,
  userTask,
} from '../engine/support/bpmn.js';
import { compareWalks, compileFreely } from './walks.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];
const answers = { freeChoice: () => true, freeList: () => [], freeCount: () => 0, freeTimer: () => 'PT1H' };

/** bpmn-engine alone, given the diagram as it stands. */
class Theirs {
  private constructor(private readonly run: BpmnEngineRun) {}

  static async start(xml: string, choose: (flow: string) => boolean = () => true): Promise<Theirs> {
    const process = await compileFreely(xml);
    const outline: ProcessOutline = outlineProcess(process);
    const run = new BpmnEngineRun(process.id, outline);
    await run.start({ ...answers, freeChoice: choose });
    return new Theirs(run);
  }

  answer(element: string): void {
    const wait: WaitPlace | undefined = this.run.waits().find((open) => open.element === element);
    if (!wait) throw new Error(`Nothing waits at ${element}.`);
    this.run.answer([wait], answers);
  }

  get waiting(): string[] {
    return this.run
      .waits()
      .map(({ element }) => element)
      .sort();
  }

  get ended(): boolean {
    return this.run.ended;
  }
}

const flow = (source: string, target: string): string =>
  `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}"/>`;

interface Execution {
  getPostponed(): { id: string }[];
  signal(message: { id: string }): void;
  stop(): Promise<void>;
}

/** bpmn-engine's own reading of a process with an interrupting event sub-process, and two tasks beside it. */
async function waitingBesideEventSubProcess(
  definition: string,
  act: (execution: Execution) => Promise<void> | void,
): Promise<string[]> {
  const throwing =
    '<intermediateThrowEvent id="t"><messageEventDefinition messageRef="m"/></intermediateThrowEvent>';
  const engine = new Engine({
    name: 'event sub-process',
    source:
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x"><message id="m" name="m"/>' +
      `<process id="p" isExecutable="true"><startEvent id="s"/><userTask id="u"/><userTask id="q"/>${throwing}` +
      flow('s', 'u') +
      flow('s', 'q') +
      flow('u', 't') +
      `<subProcess id="handler" triggeredByEvent="true"><startEvent id="i">${definition}</startEvent><userTask id="v"/>` +
      `${flow('i', 'v')}</subProcess></process></definitions>`,
  });
  const execution = (await engine.execute()) as unknown as Execution;
  await act(execution);
  const waiting = execution.getPostponed().map(({ id }) => id);
  await execution.stop();
  return waiting.sort();
}

const inclusive = bpmn([
  ...ends,
  gateway('inclusive', 'g'),
  userTask('a'),
  userTask('b'),
  gateway('inclusive', 'j'),
  userTask('c'),
  flows('s > g > [x] a > j > c > e', 'g > [y] b > j'),
]);

const discarded = bpmn([
  ...ends,
  gateway('parallel', 'g'),
  userTask('v'),
  gateway('exclusive', 'x'),
  userTask('w'),
  gateway('parallel', 'j'),
  event('endEvent', 'f'),
  userTask('z'),
  flows('s > g > v > j > z > e', 'g > x > [a] w > j', 'x > [b] f'),
]);

const beside = bpmn([
  ...ends,
  userTask('u'),
  boundary('b', 'u', message('m'), { interrupting: false }),
  task('v'),
  flows('s > u > e', 'b > v > e'),
]);

const twice = bpmn([
  ...ends,
  gateway('parallel', 'g'),
  userTask('v'),
  userTask('w'),
  flows('s > g > v > w > e', 'g > w'),
]);

const failing = (id: string): string =>
  subProcess(id, [
    event('startEvent', `${id}_s`),
    userTask(`${id}_u`),
    event('endEvent', `${id}_e`, error('X')),
    flows(`${id}_s > ${id}_u > ${id}_e`),
  ]);
const failures = bpmn([
  ...ends,
  gateway('parallel', 'g'),
  failing('p'),
  boundary('pb', 'p', error('X')),
  failing('q'),
  boundary('qb', 'q', error('X')),
  userTask('v'),
  userTask('w'),
  flows('s > g > p', 'g > q', 'pb > v > e', 'qb > w > e'),
]);

const shown: Record<string, () => Promise<void>> = {
  'event-sub-process': async () => {
    const timerDefinition =
      '<timerEventDefinition><timeDuration>PT0.01S</timeDuration></timerEventDefinition>';
    const messageDefinition = '<messageEventDefinition messageRef="m"/>';
    const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));
    expect(await waitingBesideEventSubProcess(timerDefinition, later)).toEqual(['q', 'u']);
    expect(await waitingBesideEventSubProcess(messageDefinition, (run) => run.signal({ id: 'm' }))).toEqual([
      'q',
      'u',
    ]);
    // Only what is thrown inside starts it, and then it does not interrupt.
    expect(await waitingBesideEventSubProcess(messageDefinition, (run) => run.signal({ id: 'u' }))).toEqual([
      'handler',
      'q',
    ]);
  },
  'inclusive-join-runs-twice': async () => {
    const theirs = await Theirs.start(inclusive);
    expect(theirs.waiting).toEqual(['a', 'b']);
    theirs.answer('a');
    expect(theirs.waiting).toEqual(['b', 'c']);
  },
  'parallel-join-counts-discarded': async () => {
    const theirs = await Theirs.start(discarded, (flow) => flow === 'x_f');
    expect(theirs.waiting).toEqual(['v']);
    theirs.answer('v');
    expect(theirs.waiting).toEqual(['z']);
    const ours = await compareWalks(discarded, 12);
    expect(ours.filter(({ walk }) => walk.outcome === 'stuck').length).toBeGreaterThan(0);
    for (const { walk, difference } of ours) {
      expect(difference?.knownAs).toBe(
        walk.outcome === 'stuck' ? 'parallel-join-counts-discarded' : undefined,
      );
    }
  },
  'non-interrupting-message-once': async () => {
    const theirs = await Theirs.start(beside);
    expect(theirs.waiting).toEqual(['b', 'u']);
    theirs.answer('b');
    expect(theirs.waiting).toEqual(['u']);
    for (const { difference } of await compareWalks(beside, 6)) expect(difference).toBeUndefined();
  },
  'activity-runs-once-at-a-time': async () => {
    const theirs = await Theirs.start(twice);
    expect(theirs.waiting).toEqual(['v', 'w']);
    theirs.answer('v');
    expect(theirs.waiting).toEqual(['w']);
    theirs.answer('w');
    expect([theirs.waiting, theirs.ended]).toEqual([['w'], false]);
  },
  'error-caught-everywhere': async () => {
    const theirs = await Theirs.start(failures);
    expect(theirs.waiting).toEqual(['p_u', 'q_u']);
    theirs.answer('p_u');
    expect(theirs.waiting).toEqual(['v', 'w']);
    for (const { difference } of await compareWalks(failures, 6))
      expect(difference?.knownAs).toBe('error-caught-everywhere');
  },
};

describe('a known difference of bpmn-engine', () => {
  it.each(knownDifferences.map(({ id }) => id))('is still there: %s', async (id) => {
    expect(Object.keys(shown)).toContain(id);
    await shown[id]!();
  });

  it('is told with its reason', () => {
    for (const { reason } of knownDifferences) expect(reason).toMatch(/BPMN 规定/);
  });
});

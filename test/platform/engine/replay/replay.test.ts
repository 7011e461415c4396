import fc from 'fast-check';
import {
  replay,
  type EngineInput,
  type RecordedStep,
  type StepSuccess,
} from '../../../../platform/engine/index.js';
import { blocks, drawProcess } from '../support/blocks.js';
import { bpmn, event, flows, serviceTask, timer, userTask } from '../support/bpmn.js';
import { compile, Instance, now } from '../support/instance.js';
import { answer, tokensOf } from '../support/answers.js';

const numRuns = Number(process.env.ENGINE_RUNS ?? 300);

const order = bpmn([
  event('startEvent', 's'),
  userTask('quote'),
  serviceTask('number', '=rate.name', { inputs: { sum: '=quote.sum * rate.value' } }),
  event('intermediateCatchEvent', 'wait', timer('Duration', 'PT1H')),
  userTask('accept', { due: '=number.due' }),
  event('endEvent', 'e'),
  flows('s > quote > number > wait > accept > e'),
]);

const inputs: EngineInput[] = [
  { kind: 'start', result: {} },
  { kind: 'complete', wait: 'w2', result: { sum: 3 } },
  { kind: 'behaviour', wait: 'w3', result: { due: '2026-05-01' } },
  { kind: 'timer', wait: 'w4' },
  { kind: 'complete', wait: 'w5', result: { ok: true } },
];

/** Runs the story and records it: each step with the constants and the time of then. */
async function record(): Promise<{ steps: RecordedStep[]; live: Instance }> {
  const live = new Instance(await compile(order));
  const steps = inputs.map((input, index): RecordedStep => {
    live.now = now.replace('T09', `T1${index}`);
    live.constants = { rate: { name: 'tell', value: index } };
    live.do(input);
    return {
      input,
      context: { now: live.now, constants: live.constants },
      expected: JSON.stringify(live.state),
    };
  });
  return { steps, live };
}

describe('replay', () => {
  it('comes to the same state and data as the live run', async () => {
    const { steps, live } = await record();
    const result = replay(await compile(order), steps);
    expect(result).toMatchObject({ steps: 5, difference: null });
    expect(JSON.stringify(result.state)).toBe(JSON.stringify(live.state));
    expect(result.variables).toEqual(live.variables);
  });

  const tampered: {
    it: string;
    change: (steps: RecordedStep[]) => RecordedStep[];
    index: number;
    found: unknown;
  }[] = [
    {
      it: 'a state that was changed',
      change: (steps) =>
        steps.map((step, index) =>
          index === 2 ? { ...step, expected: step.expected!.replace('"wait"', '"accept"') } : step,
        ),
      index: 2,
      found: { state: expect.stringContaining('"wait"') as unknown },
    },
    {
      it: 'a time that was changed',
      change: (steps) =>
        steps.map((step, index) => (index === 2 ? { ...step, context: { ...step.context, now } } : step)),
      index: 2,
      found: { state: expect.stringContaining('10:00') as unknown },
    },
    {
      it: 'a constant that was changed',
      change: (steps) =>
        steps.map((step, index) =>
          index === 1
            ? { ...step, context: { ...step.context, constants: { rate: { name: 'tell', value: 7 } } } }
            : step,
        ),
      index: 1,
      found: { state: expect.stringContaining('"sum":21') as unknown },
    },
    {
      it: 'a step that is missing',
      change: (steps) => steps.filter((_step, index) => index !== 1),
      index: 1,
      found: { refusal: expect.objectContaining({ code: 'no-such-wait' }) as unknown },
    },
    {
      it: 'a step that was put in',
      change: (steps) => [steps[0]!, { ...steps[0]!, input: { kind: 'cancel' } }, ...steps.slice(1)],
      index: 1,
      found: { state: expect.stringContaining('"cancelled"') as unknown },
    },
  ];

  it.each(tampered.map((row) => [row.it, row] as const))(
    'names the first step behind %s',
    async (_name, row) => {
      const { steps } = await record();
      const changed = row.change(steps);
      const { difference, steps: count } = replay(await compile(order), changed);
      expect(difference).toEqual({
        index: row.index,
        input: changed[row.index]!.input,
        expected: changed[row.index]!.expected,
        found: row.found,
      });
      expect(count).toBe(row.index);
    },
  );

  it('tells a generator what each step came to', async () => {
    const { steps } = await record();
    const heard: string[][] = [];
    function* telling(): Generator<RecordedStep, void, StepSuccess> {
      for (const step of steps) heard.push((yield step).waits.map(({ element }) => element));
    }
    replay(await compile(order), { [Symbol.iterator]: telling });
    expect(heard).toEqual([['quote'], ['number'], ['wait'], ['accept'], []]);
  });

  it('begins at a given state', async () => {
    const { steps, live } = await record();
    const middle = live.steps[1]!;
    const result = replay(await compile(order), steps.slice(2), {
      state: middle.state,
      variables: { quote: { sum: 3 } },
    });
    expect(result).toMatchObject({ steps: 3, difference: null });
  });

  it('of nothing is nothing', async () => {
    expect(replay(await compile(order), [])).toEqual({
      state: null,
      variables: {},
      steps: 0,
      difference: null,
    });
  });

  it('equals the live run of any process, moves included', async () => {
    const choices = fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000), fc.boolean()), { maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(blocks, choices, async (block, sequence) => {
        const { xml } = drawProcess(block);
        const live = new Instance(await compile(xml));
        const elements = Object.keys(live.process.elements);
        const steps: RecordedStep[] = [];
        const perform = (input: EngineInput): void => {
          if (live.attempt(input).ok)
            steps.push({ input, context: { now }, expected: JSON.stringify(live.last.state) });
        };
        perform({ kind: 'start', result: {} });
        for (const [one, other, moves] of sequence) {
          if (live.last.ended) break;
          const resting = tokensOf(live.state!);
          const from = { token: resting[one % resting.length]!.id };
          perform(moves ? { kind: 'move', from, to: elements[other % elements.length]! } : answer(live, one));
        }
        const result = replay(await compile(xml), steps);
        expect(result).toMatchObject({ steps: steps.length, difference: null });
        expect(result.variables).toEqual(live.variables);
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });
});

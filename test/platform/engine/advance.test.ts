import {
  advance,
  describeWaits,
  openWaits,
  tokens,
  type EngineInput,
  type EngineState,
  type Json,
} from '../../../platform/engine/index.js';
import {
  boundary,
  bpmn,
  event,
  flows,
  gateway,
  message,
  scriptTask,
  serviceTask,
  subProcess,
  task,
  terminate,
  timer,
  userTask,
} from './support/bpmn.js';
import { compile, Instance, now, start } from './support/instance.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];
const oneTask = bpmn([
  ...ends,
  userTask('a'),
  boundary('t', 'a', timer('Duration', 'P1D')),
  flows('s > a > e', 't > e'),
]);

describe('advance', () => {
  it('refuses every input but a start before the start', async () => {
    const process = await compile(oneTask);
    const inputs: EngineInput[] = [
      { kind: 'complete', wait: 'w1', result: {} },
      { kind: 'message', name: 'm', correlationKey: '', variables: {} },
      { kind: 'cancel' },
    ];
    for (const input of inputs) {
      expect(advance(process, null, input, { now, variables: {} })).toMatchObject({
        ok: false,
        code: 'not-started',
      });
    }
  });

  it('refuses a second start', async () => {
    const instance = await start(oneTask);
    expect(instance.refuse({ kind: 'start', result: {} }).code).toBe('already-started');
  });

  it('refuses everything after the end', async () => {
    const instance = (await start(oneTask)).complete('a');
    expect(instance.refuse({ kind: 'cancel' }).code).toBe('already-ended');
    expect(instance.refuse({ kind: 'complete', wait: 'w3', result: {} }).code).toBe('already-ended');
  });

  it.each<[string, (instance: Instance) => EngineInput]>([
    ['an unknown wait', () => ({ kind: 'complete', wait: 'w99', result: {} })],
    ['a timer that is completed', (instance) => ({ kind: 'complete', wait: instance.wait('t'), result: {} })],
    ['a task that is fired', (instance) => ({ kind: 'timer', wait: instance.wait('a') })],
    [
      'a task that a behaviour answers',
      (instance) => ({ kind: 'behaviour', wait: instance.wait('a'), result: {} }),
    ],
    [
      'an error of a task',
      (instance) => ({ kind: 'error', wait: instance.wait('a'), code: 'X', message: '' }),
    ],
  ])('refuses %s', async (_name, input) => {
    const instance = await start(oneTask);
    const refusal = instance.refuse(input(instance));
    expect(refusal.code).toBe('no-such-wait');
    expect(refusal.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('refuses a step that never comes to rest', async () => {
    const endless = bpmn([
      ...ends,
      gateway('exclusive', 'm'),
      task('a'),
      gateway('exclusive', 'again', 'default="again_m"'),
      flows('s > m > a > again > m', 'again > [s.stop] e'),
    ]);
    const instance = new Instance(await compile(endless));
    const refusal = instance.refuse({ kind: 'start', result: { stop: false } });
    expect(refusal).toMatchObject({ code: 'step-limit-reached' });
    expect(instance.attempt({ kind: 'start', result: { stop: true } }).ok).toBe(true);
  });

  it('cancels an instance with everything in it', async () => {
    const instance = await start(oneTask);
    instance.do({ kind: 'cancel' });
    expect(instance.trace).toBe('!a .cancelled');
    expect(instance.last).toMatchObject({ ended: 'cancelled', waits: [] });
    expect(instance.last.closed).toHaveLength(2);
  });

  it('does not report what was opened and closed within one step', async () => {
    const instance = await start(
      bpmn([
        event('startEvent', 's'),
        gateway('parallel', 'p'),
        userTask('a'),
        serviceTask('b', 'x'),
        event('intermediateCatchEvent', 'm', message('m')),
        event('intermediateCatchEvent', 't', timer('Duration', 'P1D')),
        task('c'),
        event('endEvent', 'stop', terminate),
        flows('s > p > a', 'p > b', 'p > m', 'p > t', 'p > c > stop'),
      ]),
    );
    expect(instance.last).toMatchObject({ ended: 'terminated', waits: [], closed: [], effects: [] });
    expect(instance.last.opened).toEqual({ tasks: [], timers: [], subscriptions: [] });
  });

  it('does not let a token arrive that was cancelled on its way', async () => {
    const instance = await start(
      bpmn([
        event('startEvent', 's'),
        gateway('parallel', 'p'),
        event('endEvent', 'stop', terminate),
        task('a'),
        userTask('b'),
        flows('s > p > stop', 'p > a > b'),
      ]),
    );
    expect(instance.trace).toBe('+s -s +p -p +stop -stop .terminated');
    expect(instance.state).toMatchObject({ tokens: [], waits: [] });
  });

  it('reads what the same step wrote, and tells only that', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        scriptTask('a', '=s.n + 1', 'n'),
        scriptTask('b', '=n + 1', 'm'),
        flows('s > a > b > e'),
      ]),
      { n: 1 },
    );
    expect(instance.last.variables).toEqual({ s: { n: 1 }, n: 2, m: 3 });
  });

  it('changes neither the state nor the context that it is given', async () => {
    const process = await compile(oneTask);
    const first = advance(process, null, { kind: 'start', result: {} }, { now, variables: {} });
    if (!first.ok) throw new Error(first.message);
    const state = deepFreeze(first.state);
    const context = deepFreeze({ now, variables: { s: { deep: [1] } } });
    const input = deepFreeze<EngineInput>({
      kind: 'complete',
      wait: first.waits.at(-1)!.id,
      result: { x: [1] },
    });
    expect(advance(process, state, input, context)).toMatchObject({ ok: true, ended: 'completed' });
  });

  it('gives the same state for the same input, however the keys are ordered', async () => {
    const xml = bpmn([
      ...ends,
      gateway('parallel', 'p'),
      userTask('a', { inputs: { x: '=1', y: '=2' } }),
      userTask('b'),
      gateway('parallel', 'j'),
      flows('s > p > a > j > e', 'p > b > j'),
      subProcess(
        'h',
        [
          event('startEvent', 'x', message('m'), { attributes: 'isInterrupting="false"' }),
          userTask('c'),
          flows('x > c'),
        ],
        {
          byEvent: true,
        },
      ),
    ]);
    const instance = (await start(xml)).send('m');
    const input: EngineInput = { kind: 'complete', wait: instance.wait('b'), result: { z: 1 } };
    const straight = advance(instance.process, instance.state, input, instance.context);
    const turned = advance(
      instance.process,
      reverseKeys(instance.state!) as EngineState,
      input,
      instance.context,
    );
    expect(turned).toEqual(straight);
    expect(advance(instance.process, instance.state, input, instance.context)).toEqual(straight);
  });
});

describe('inspect', () => {
  it('describes open waits again as they were opened', async () => {
    const instance = await start(
      bpmn(
        [
          ...ends,
          gateway('parallel', 'p'),
          userTask('a', { properties: { organisation: '=s.ward' }, inputs: { n: '=1' } }),
          boundary('t', 'a', timer('Duration', 'P1D'), { interrupting: false }),
          serviceTask('b', 'notify', { inputs: { text: '=s.ward' } }),
          event('intermediateCatchEvent', 'm', message('paid')),
          flows('s > p > a > e', 'p > b > e', 'p > m > e', 't > e'),
        ],
        { keys: { paid: '=s.ward' } },
      ),
      { ward: 'w1' },
    );
    const { opened, effects, waits } = instance.last;
    expect(describeWaits(instance.process, instance.state!, instance.context)).toEqual({
      ...opened,
      effects,
    });
    expect(openWaits(instance.state!)).toEqual(waits);
    expect(tokens(instance.process, instance.state!)).toEqual({ active: ['a', 'b', 'm'] });
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

function reverseKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, reverseKeys(entry)]),
  );
}

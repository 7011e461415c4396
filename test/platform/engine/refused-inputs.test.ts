import { advance, type EngineInput, type RefusalCode } from '../../../platform/engine/index.js';
import {
  boundary,
  bpmn,
  cancel as cancelEvent,
  condition,
  element,
  event,
  flows,
  gateway,
  message,
  serviceTask,
  signal,
  subProcess,
  task,
  timer,
  undoneBy,
  userTask,
} from './support/bpmn.js';
import { compile, Instance, start } from './support/instance.js';

/** One of everything that can be waited for, side by side. */
const everything = bpmn(
  [
    event('startEvent', 's'),
    event('endEvent', 'e'),
    gateway('parallel', 'p'),
    userTask('user'),
    boundary('late', 'user', timer('Duration', 'P1D')),
    serviceTask('service', 'x'),
    element('callActivity', 'call', { extensions: '<zeebe:calledElement processId="p"/>' }),
    event('intermediateCatchEvent', 'paid', message('paid')),
    event('intermediateCatchEvent', 'alarm', signal('alarm')),
    event('intermediateCatchEvent', 'full', condition('count > 10')),
    subProcess(
      'noting',
      [
        event('startEvent', 'note', message('note'), {
          attributes: 'isInterrupting="false"',
          properties: { formId: 'f', candidateGroups: 'g' },
        }),
        task('noted'),
        flows('note > noted'),
      ],
      { byEvent: true },
    ),
    subProcess(
      'tx',
      [
        event('startEvent', 'x'),
        userTask('book'),
        undoneBy('book', userTask('unbook')),
        event('endEvent', 'no', cancelEvent),
        flows('x > book > no'),
      ],
      { transaction: true },
    ),
    boundary('cancelled', 'tx', cancelEvent),
    ...['user', 'service', 'call', 'paid', 'alarm', 'full', 'tx'].map((id) => flows(`p > ${id} > e`)),
    flows('s > p', 'late > e', 'cancelled > e'),
  ],
  { keys: { paid: '="k"' } },
);

const waits = ['user', 'late', 'service', 'call', 'paid', 'alarm', 'full', 'note', 'book'] as const;
/** Which input answers which wait; every other pair is refused. */
const answered: Record<'complete' | 'timer' | 'behaviour' | 'error', readonly string[]> = {
  complete: ['user', 'note', 'book'],
  timer: ['late'],
  behaviour: ['service', 'call'],
  error: ['service', 'call'],
};
const inputOf = (kind: keyof typeof answered, wait: string): EngineInput => {
  if (kind === 'timer') return { kind, wait };
  return kind === 'error' ? { kind, wait, code: 'E', message: '' } : { kind, wait, result: {} };
};

function refusedBy(instance: Instance, input: EngineInput, code: RefusalCode): void {
  const before = JSON.stringify(instance.state);
  const variables = JSON.stringify(instance.variables);
  const refusal = instance.refuse(input);
  expect(refusal.code).toBe(code);
  expect(refusal.message).toMatch(/[\u4e00-\u9fff]/);
  expect(JSON.stringify(instance.state)).toBe(before);
  expect(JSON.stringify(instance.variables)).toBe(variables);
}

describe('an input that does not fit', () => {
  it.each(
    (Object.keys(answered) as (keyof typeof answered)[]).flatMap((kind) =>
      waits.filter((id) => !answered[kind].includes(id)).map((id) => [kind, id] as const),
    ),
  )('%s is refused for the wait of %s', async (kind, id) => {
    const instance = await start(everything);
    refusedBy(instance, inputOf(kind, instance.wait(id)), 'no-such-wait');
  });

  it.each(Object.keys(answered) as (keyof typeof answered)[])(
    '%s is refused for a wait that never was',
    async (kind) => {
      const instance = await start(everything);
      for (const wait of ['', 'w999', 't1', 's0', '__proto__'])
        refusedBy(instance, inputOf(kind, wait), 'no-such-wait');
    },
  );

  it.each<[name: string, before: EngineInput['kind'], id: string, closing: string]>([
    ['a task that was completed', 'complete', 'user', 'complete user'],
    ['a timer that was cancelled', 'timer', 'late', 'complete user'],
    ['a timer that has fired', 'timer', 'late', 'fire late'],
    ['a task that was interrupted', 'complete', 'user', 'fire late'],
    ['a service that has answered', 'behaviour', 'service', 'behave service'],
    ['an error of a service that has answered', 'error', 'service', 'behave service'],
    ['a task of a transaction that is being undone', 'complete', 'book', 'complete book'],
  ])('%s', async (_name, kind, id, closing) => {
    const instance = await start(everything);
    const input = inputOf(kind as keyof typeof answered, instance.wait(id));
    const [verb, at] = closing.split(' ') as ['complete' | 'fire' | 'behave', string];
    instance[verb](at);
    refusedBy(instance, input, 'no-such-wait');
  });

  it.each<[name: string, input: EngineInput]>([
    ['a message of another name', { kind: 'message', name: 'x', correlationKey: 'k', variables: {} }],
    ['a message with another key', { kind: 'message', name: 'paid', correlationKey: 'x', variables: {} }],
    ['a message with no key', { kind: 'message', name: 'paid', correlationKey: '', variables: {} }],
    // It carries a form: people start it, no message does.
    ['a message of an action', { kind: 'message', name: 'note', correlationKey: '', variables: {} }],
    ['a message that is a signal', { kind: 'message', name: 'alarm', correlationKey: '', variables: {} }],
    ['a signal of another name', { kind: 'signal', name: 'x', variables: {} }],
    ['a signal that is a message', { kind: 'signal', name: 'paid', variables: {} }],
  ])('%s', async (_name, input) => {
    refusedBy(await start(everything), input, 'message-not-expected');
  });

  it('a message that came already', async () => {
    const instance = (await start(everything)).send('paid', 'k');
    refusedBy(
      instance,
      { kind: 'message', name: 'paid', correlationKey: 'k', variables: {} },
      'message-not-expected',
    );
  });

  const all: EngineInput[] = [
    { kind: 'start', result: {} },
    { kind: 'complete', wait: 'w1', result: {} },
    { kind: 'message', name: 'paid', correlationKey: 'k', variables: {} },
    { kind: 'signal', name: 'alarm', variables: {} },
    { kind: 'timer', wait: 'w1' },
    { kind: 'behaviour', wait: 'w1', result: {} },
    { kind: 'error', wait: 'w1', code: 'E', message: '' },
    { kind: 'cancel' },
  ];

  it.each(all.slice(1).map((input) => [input.kind, input] as const))(
    '%s before the start',
    async (_kind, input) => {
      refusedBy(new Instance(await compile(everything)), input, 'not-started');
    },
  );

  it('a second start', async () => {
    refusedBy(await start(everything), all[0]!, 'already-started');
  });

  it.each(all.map((input) => [input.kind, input] as const))('%s after the end', async (kind, input) => {
    const instance = (await start(everything)).do({ kind: 'cancel' });
    refusedBy(instance, input, kind === 'start' ? 'already-started' : 'already-ended');
  });

  it('an error that nobody catches', async () => {
    const instance = await start(everything);
    refusedBy(instance, inputOf('error', instance.wait('service')), 'uncaught-error');
  });

  it('changes nothing of a state that is frozen, in a step that fails half-way', async () => {
    const xml = bpmn([
      event('startEvent', 's'),
      userTask('a'),
      gateway('parallel', 'p'),
      serviceTask('b', 'x'),
      gateway('exclusive', 'g'),
      event('endEvent', 'e'),
      flows('s > a > p > b > e', 'p > g > [a.n = 1] e', 'g > [a.n = 2] e').replace('id="g_e"', 'id="g_e2"'),
    ]);
    const instance = await start(xml);
    const state = freeze(JSON.parse(JSON.stringify(instance.state)) as typeof instance.state);
    const input: EngineInput = { kind: 'complete', wait: instance.wait('a'), result: { n: 3 } };
    expect(advance(instance.process, state, input, instance.context)).toMatchObject({
      ok: false,
      code: 'no-flow-taken',
    });
    expect(JSON.stringify(state)).toBe(JSON.stringify(instance.state));
  });
});

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

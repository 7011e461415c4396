import {
  migrate,
  type ElementIds,
  type EngineState,
  type MigrationRefusal,
  type MigrationSuccess,
  type Variables,
} from '../../../../platform/engine/index.js';
import {
  boundary,
  bpmn,
  compensation,
  element,
  event,
  flows,
  gateway,
  message,
  multiInstance,
  serviceTask,
  signal,
  standardLoop,
  subProcess,
  timer,
  undoneBy,
  userTask,
} from '../support/bpmn.js';
import { compile, Instance, start } from '../support/instance.js';

interface Case {
  it: string;
  given: string;
  when?: (instance: Instance) => unknown;
  to: string;
  ids?: ElementIds;
  data?: Variables;
}

const later = '2026-03-05T09:00:00+08:00';

/** Migrates a running instance; it goes on as one of the new process. */
async function perform({ given, when, to, ids = {}, data }: Case) {
  const before = await start(given, data);
  when?.(before);
  const stored = JSON.stringify(before.state);
  const process = await compile(to);
  const context = { ...before.context, now: later };
  const result = migrate(before.state!, before.process, process, context, ids);
  expect(JSON.stringify(before.state)).toBe(stored);
  return { result, process, before };
}

async function succeed(row: Case): Promise<{ instance: Instance; migrated: MigrationSuccess }> {
  const { result, process, before } = await perform(row);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals, null, 1));
  const instance = new Instance(process);
  instance.state = JSON.parse(JSON.stringify(result.state)) as EngineState;
  instance.variables = { ...before.variables, ...result.variables };
  instance.last = result;
  instance.now = later;
  return { instance, migrated: result };
}

const sequence = (...parts: string[]): string =>
  bpmn([event('startEvent', 's'), ...parts, event('endEvent', 'e')]);

const line = sequence(userTask('a'), userTask('b'), flows('s > a > b > e'));
const watched = (...boundaries: string[]): string =>
  sequence(userTask('a'), ...boundaries, userTask('b'), flows('s > a > b > e'));
const remind = (definition: string, interrupting = false): string =>
  boundary('remind', 'a', definition, { interrupting }) + userTask('r') + flows('remind > r > e');

const fork = (branches: string[], ...parts: string[]): string =>
  bpmn([
    event('startEvent', 's'),
    gateway('parallel', 'fork'),
    gateway('parallel', 'join'),
    userTask('after'),
    ...branches.map((id) => userTask(id)),
    flows('s > fork', 'join > after', ...branches.map((id) => `fork > ${id} > join`)),
    ...parts,
  ]);

const inside = (ids: string[], extras: Parameters<typeof subProcess>[2] = {}, ...parts: string[]): string =>
  sequence(
    subProcess(
      'part',
      [
        event('startEvent', 'ps'),
        ...ids.map((id) => userTask(id)),
        flows(['ps', ...ids].join(' > ')),
        ...parts,
      ],
      extras,
    ),
    flows('s > part > e'),
  );

const ending = (id: string, definition: string, interrupting = false): string =>
  subProcess(
    `${id}_scope`,
    [
      event('startEvent', id, definition, { attributes: `isInterrupting="${interrupting}"` }),
      userTask(`${id}_task`),
      flows(`${id} > ${id}_task`),
    ],
    { byEvent: true },
  );

const list = (attributes: Record<string, string>, sequential = false): { loop: string } => ({
  loop: multiInstance('=[1,2]', attributes, { sequential }),
});

describe('migrate', () => {
  const accepted: (Case & {
    closed?: string[];
    opened?: string[];
    waiting: string[];
    then?: (instance: Instance) => unknown;
    ends?: string;
  })[] = [
    {
      it: 'goes on in a process with further elements',
      given: line,
      to: sequence(userTask('a'), userTask('between'), userTask('b'), flows('s > a > between > b > e')),
      waiting: ['a'],
      then: (instance) => instance.complete('a'),
      ends: '-a +between',
    },
    {
      it: 'follows the given ids when an element is renamed',
      given: line,
      to: sequence(userTask('x'), userTask('b'), flows('s > x > b > e')),
      ids: { a: 'x' },
      waiting: ['x'],
      then: (instance) => instance.complete('x', { done: true }).complete('b'),
      ends: '-b +e -e .completed',
    },
    {
      it: 'opens a boundary event that was added, its timer planned from now',
      given: line,
      to: watched(remind(timer('Duration', 'PT1H'))),
      opened: ['remind 2026-03-05T10:00:00+08:00'],
      waiting: ['a', 'remind'],
    },
    {
      it: 'closes a boundary event that was removed',
      given: watched(remind(timer('Duration', 'PT1H'))),
      to: line,
      closed: ['remind'],
      waiting: ['a'],
    },
    {
      it: 'keeps the due of a timer that is planned otherwise now',
      given: watched(remind(timer('Duration', 'PT1H'))),
      to: watched(remind(timer('Duration', 'P9D'))),
      waiting: ['remind', 'a'],
    },
    {
      it: 'does not open again a timer that has fired',
      given: watched(remind(timer('Duration', 'PT1H'))),
      when: (instance) => instance.fire('remind'),
      to: watched(remind(timer('Duration', 'PT1H'))),
      waiting: ['a', 'r'],
    },
    {
      it: 'opens an event anew that waits for another message now',
      given: watched(remind(message('one'))),
      to: watched(remind(message('other'))),
      closed: ['remind'],
      opened: ['remind other'],
      waiting: ['a', 'remind'],
    },
    {
      it: 'opens an event anew whose kind has changed',
      given: watched(remind(timer('Duration', 'PT1H'))),
      to: watched(remind(signal('alarm'))),
      closed: ['remind'],
      opened: ['remind alarm'],
      waiting: ['a', 'remind'],
    },
    {
      it: 'opens event sub-processes that were added and closes those that were removed',
      given: sequence(userTask('a'), flows('s > a > e'), ending('stop', message('stop'))),
      to: sequence(userTask('a'), flows('s > a > e'), ending('halt', message('halt'), true)),
      closed: ['stop'],
      opened: ['halt halt'],
      waiting: ['a', 'halt'],
      then: (instance) => instance.send('halt'),
      ends: '!a +halt_scope +halt -halt +halt_task',
    },
    {
      it: 'goes on inside an event sub-process',
      given: sequence(userTask('a'), flows('s > a > e'), ending('stop', message('stop'))),
      when: (instance) => instance.send('stop'),
      to: sequence(userTask('b'), flows('s > b > e'), ending('stop', message('stop'))),
      ids: { a: 'b' },
      waiting: ['stop', 'b', 'stop_task'],
    },
    {
      it: 'opens nothing in a scope that an event sub-process has interrupted',
      given: sequence(userTask('a'), flows('s > a > e'), ending('stop', message('stop'), true)),
      when: (instance) => instance.send('stop'),
      to: sequence(
        userTask('a'),
        flows('s > a > e'),
        ending('stop', message('stop'), true),
        ending('more', message('more')),
      ),
      waiting: ['stop_task'],
    },
    {
      it: 'keeps what waits at a join, by the given flow',
      given: fork(['a', 'b']),
      when: (instance) => instance.complete('a'),
      to: fork(['x', 'b']),
      ids: { a: 'x', a_join: 'x_join' },
      waiting: ['b'],
      then: (instance) => instance.complete('b'),
      ends: '-b +join -join +after',
    },
    {
      it: 'lets a join go on whose missing branch is gone',
      given: bpmn([
        event('startEvent', 's'),
        gateway('parallel', 'fork'),
        userTask('a'),
        userTask('b'),
        gateway('exclusive', 'lost', 'default="lost_e"'),
        event('endEvent', 'e'),
        gateway('parallel', 'join'),
        userTask('after'),
        flows('s > fork > a > join > after', 'fork > b > join', 'fork > lost > [1 = 2] join', 'lost > e'),
      ]),
      when: (instance) => instance.complete('a').complete('b'),
      to: fork(['a', 'b']),
      waiting: ['after'],
    },
    {
      it: 'goes on with the inner instances of a multi-instance activity',
      given: inside(['p1', 'p2'], list({ inputElement: 'item' })),
      when: (instance) => instance.complete('p1'),
      to: inside(['p1', 'p0', 'p2'], list({ inputElement: 'item' })),
      waiting: ['p1', 'p2'],
      then: (instance) => instance.complete('p1').complete('p0').complete('p2').complete('p2'),
      ends: '-p2 -part -part +e -e .completed',
    },
    {
      it: 'adds a timer to a sub-process that is running',
      given: inside(['p1']),
      to: sequence(
        subProcess('part', [event('startEvent', 'ps'), userTask('p1'), flows('ps > p1')]),
        boundary('limit', 'part', timer('Date', '="2026-04-01T00:00:00+08:00"')),
        flows('s > part > e', 'limit > e'),
      ),
      opened: ['limit 2026-04-01T00:00:00+08:00'],
      waiting: ['p1', 'limit'],
      then: (instance) => instance.fire('limit'),
      ends: '!p1 !part +limit -limit +e -e .completed',
    },
    {
      it: 'adds an event behind an event-based gateway',
      given: sequence(
        gateway('eventBased', 'g'),
        event('intermediateCatchEvent', 'm', message('m')),
        flows('s > g > m > e'),
      ),
      to: sequence(
        gateway('eventBased', 'g'),
        event('intermediateCatchEvent', 'm', message('m')),
        event('intermediateCatchEvent', 't', timer('Duration', 'PT2H')),
        flows('s > g > m > e', 'g > t > e'),
      ),
      opened: ['t 2026-03-05T11:00:00+08:00'],
      waiting: ['m', 't'],
    },
    {
      it: 'evaluates inputs that were added',
      given: line,
      data: { x: 4 },
      to: sequence(userTask('a', { inputs: { twice: '=s.x * 2' } }), userTask('b'), flows('s > a > b > e')),
      waiting: ['a'],
      then: (instance) =>
        expect(instance.state!.tokens).toEqual([expect.objectContaining({ v: { twice: 8 } })]),
    },
    {
      it: 'keeps what may have to be undone',
      given: sequence(
        userTask('a'),
        undoneBy('a', userTask('undo_a')),
        userTask('b'),
        event('intermediateThrowEvent', 'undo', compensation()),
        flows('s > a > b > undo > e'),
      ),
      when: (instance) => instance.complete('a'),
      to: sequence(
        userTask('x'),
        undoneBy('x', userTask('undo_x')),
        userTask('b'),
        event('intermediateThrowEvent', 'undo', compensation()),
        flows('s > x > b > undo > e'),
      ),
      ids: { a: 'x' },
      waiting: ['b'],
      then: (instance) => instance.complete('b'),
      ends: '-b +undo +x_undo -x_undo +undo_x',
    },
    {
      it: 'allows a service of another type, which will answer as before',
      given: sequence(serviceTask('call', 'one'), flows('s > call > e')),
      to: sequence(serviceTask('call', 'two', {}, 'sendTask'), flows('s > call > e')),
      waiting: ['call'],
    },
    {
      it: 'goes on when a branch has ended by itself',
      given: bpmn([
        event('startEvent', 's'),
        gateway('parallel', 'fork'),
        userTask('a'),
        userTask('b'),
        flows('s > fork > a', 'fork > b'),
      ]),
      when: (instance) => instance.complete('a'),
      to: bpmn([
        event('startEvent', 's'),
        gateway('parallel', 'fork'),
        userTask('a'),
        userTask('b'),
        userTask('c'),
        flows('s > fork > a', 'fork > b > c'),
      ]),
      waiting: ['b'],
    },
  ];

  it.each(accepted.map((row) => [row.it, row] as const))('%s', async (_name, row) => {
    const { instance, migrated } = await succeed(row);
    const old = (await perform(row)).before;
    const closed = migrated.closed.map((id) => old.last.waits.find((wait) => wait.id === id)!.element);
    const { tasks, timers, subscriptions } = migrated.opened;
    const opened = [
      ...tasks.filter(({ element: id }) => !['after'].includes(id)).map(({ element: id }) => id),
      ...timers.map(({ element: id, due }) => `${id} ${due}`),
      ...subscriptions.map(({ element: id, name }) => `${id} ${name}`),
    ];
    expect({ closed, opened, waiting: instance.waiting }).toEqual({
      closed: row.closed ?? [],
      opened: row.opened ?? [],
      waiting: row.waiting,
    });
    row.then?.(instance);
    if (row.ends) expect(instance.trace).toBe(row.ends);
  });

  it('describes the waits that stay as the new process has them', async () => {
    const { migrated } = await succeed({
      it: '',
      given: watched(remind(timer('Duration', 'PT1H'))),
      to: watched(remind(timer('Duration', 'P9D'))).replace('a-form', 'other-form'),
    });
    expect(migrated.kept.tasks).toEqual([expect.objectContaining({ element: 'a', formId: 'other-form' })]);
    expect(migrated.kept.timers).toEqual([
      expect.objectContaining({ element: 'remind', due: '2026-03-02T10:00:00+08:00' }),
    ]);
    expect(migrated).toMatchObject({ closed: [], effects: [], events: [], variables: {} });
  });

  const refused: (Case & { codes: string[]; elements?: string[] })[] = [
    {
      it: 'an element that is gone and not mapped',
      given: line,
      to: sequence(userTask('b'), flows('s > b > e')),
      codes: ['element-missing'],
      elements: ['a'],
    },
    {
      it: 'ids that neither process has',
      given: line,
      to: line,
      ids: { nothing: 'a', a: 'nowhere' },
      codes: ['mapping-invalid', 'mapping-invalid'],
      elements: ['nothing', 'nowhere'],
    },
    {
      it: 'a user task that became a service task',
      given: line,
      to: sequence(serviceTask('a', 'x'), userTask('b'), flows('s > a > b > e')),
      codes: ['type-changed'],
      elements: ['a'],
    },
    {
      it: 'an event that waits for another kind of thing',
      given: sequence(event('intermediateCatchEvent', 'm', message('m')), flows('s > m > e')),
      to: sequence(event('intermediateCatchEvent', 'm', timer('Duration', 'PT1H')), flows('s > m > e')),
      codes: ['type-changed'],
    },
    {
      it: 'an element that moved into a sub-process',
      given: sequence(userTask('a'), flows('s > a > e')),
      to: inside(['a']),
      codes: ['scope-changed'],
      elements: ['a'],
    },
    {
      it: 'an element that moved out of a sub-process that is gone',
      given: inside(['a']),
      to: sequence(userTask('a'), flows('s > a > e')),
      codes: ['element-missing', 'scope-changed'],
      elements: ['part', 'a'],
    },
    {
      it: 'a token at a join by a flow that is gone',
      given: fork(['a', 'b']),
      when: (instance) => instance.complete('a'),
      to: fork(['x', 'b']),
      codes: ['join-changed'],
      elements: ['join'],
    },
    {
      it: 'a branch that was added to a fork that is passed',
      given: fork(['a', 'b']),
      to: fork(['a', 'b', 'c']),
      codes: ['tokens-unbalanced'],
      elements: ['process'],
    },
    {
      it: 'a fork that was put around the token',
      given: line,
      to: fork(['a', 'b']),
      codes: ['tokens-unbalanced'],
    },
    {
      it: 'a fork that was taken away around its branches',
      given: fork(['a', 'b']),
      to: line,
      codes: ['tokens-unbalanced'],
    },
    {
      it: 'two elements with tokens that became one',
      given: fork(['a', 'b']),
      to: sequence(userTask('a'), flows('s > a > e')),
      ids: { b: 'a' },
      codes: ['token-doubled'],
    },
    {
      it: 'a multi-instance that was added',
      given: inside(['p1']),
      to: inside(['p1'], list({})),
      codes: ['loop-changed'],
      elements: ['part'],
    },
    {
      it: 'a multi-instance that was removed',
      given: inside(['p1'], list({})),
      to: inside(['p1']),
      codes: ['loop-changed'],
    },
    {
      it: 'a multi-instance that became sequential',
      given: inside(['p1'], list({})),
      to: inside(['p1'], list({}, true)),
      codes: ['loop-changed'],
    },
    {
      it: 'a multi-instance whose element has another name',
      given: inside(['p1'], list({ inputElement: 'one' })),
      to: inside(['p1'], list({ inputElement: 'other' })),
      codes: ['loop-changed'],
    },
    {
      it: 'a loop that was added',
      given: inside(['p1']),
      to: inside(['p1'], { loop: standardLoop('=loopCounter < 2') }),
      codes: ['loop-changed'],
    },
    {
      it: 'an open event sub-process that interrupts from now on',
      given: sequence(userTask('a'), flows('s > a > e'), ending('stop', message('stop'))),
      when: (instance) => instance.send('stop'),
      to: sequence(userTask('a'), flows('s > a > e'), ending('stop', message('stop'), true)),
      codes: ['event-sub-process-changed'],
      elements: ['stop_scope'],
    },
    {
      it: 'an open event sub-process that was removed',
      given: sequence(userTask('a'), flows('s > a > e'), ending('stop', message('stop'))),
      when: (instance) => instance.send('stop'),
      to: line,
      codes: ['element-missing', 'element-missing'],
      elements: ['stop_scope', 'stop_task'],
    },
    {
      it: 'a completed activity that could not be undone any more',
      given: sequence(
        userTask('a'),
        undoneBy('a', userTask('undo_a')),
        userTask('b'),
        flows('s > a > b > e'),
      ),
      when: (instance) => instance.complete('a'),
      to: line,
      codes: ['compensation-changed'],
      elements: ['a'],
    },
    {
      it: 'an instance that has ended',
      given: line,
      when: (instance) => instance.do({ kind: 'cancel' }),
      to: line,
      codes: ['already-ended'],
    },
    {
      it: 'something new that cannot be evaluated',
      given: line,
      to: watched(remind(timer('Date', '=missing'))),
      codes: ['step-refused'],
      elements: ['remind'],
    },
    {
      it: 'several problems, all at once',
      given: fork(['a', 'b']),
      to: bpmn([
        event('startEvent', 's'),
        serviceTask('a', 'x'),
        element('manualTask', 'c'),
        flows('s > a > c'),
      ]),
      codes: ['type-changed', 'element-missing'],
      elements: ['a', 'b'],
    },
  ];

  it.each(refused.map((row) => [row.it, row] as const))('refuses %s', async (_name, row) => {
    const { result } = await perform(row);
    const refusals: MigrationRefusal[] = result.ok ? [] : result.refusals;
    expect(refusals.map(({ code }) => code)).toEqual(row.codes);
    if (row.elements) expect(refusals.map(({ element: id }) => id)).toEqual(row.elements);
    for (const { message: text } of refusals) expect(text).toMatch(/\p{Script=Han}.*。$/u);
  });

  it.each([
    ['the state', (state: EngineState) => ({ ...state, extra: [1] }), 'state.extra'],
    [
      'a token',
      (state: EngineState) => ({
        ...state,
        tokens: (state.tokens as object[]).map((token) => ({ ...token, zz: 1 })),
      }),
      'token.zz',
    ],
  ])('refuses a part of %s that it does not know rather than losing it', async (_name, change, part) => {
    const { process, state, context } = await start(line);
    const result = migrate(change(state!) as EngineState, process, process, context);
    expect(result).toMatchObject({ ok: false, refusals: [{ code: 'state-does-not-fit', element: part }] });
  });

  it('refuses a state of another process', async () => {
    const { state, context } = await start(line);
    const other = await compile(line.replace('<process id="process"', '<process id="another"'));
    expect(migrate(state!, other, other, context)).toMatchObject({
      ok: false,
      refusals: [{ code: 'state-does-not-fit', element: 'another' }],
    });
    const shorter = await compile(sequence(userTask('b'), flows('s > b > e')));
    expect(migrate(state!, shorter, shorter, context)).toMatchObject({
      ok: false,
      refusals: [{ code: 'state-does-not-fit', element: 'a' }],
    });
  });

  it('takes an instance to a process with another id', async () => {
    const { process, state, context } = await start(line);
    const other = await compile(line.replace('<process id="process"', '<process id="another"'));
    const result = migrate(state!, process, other, context);
    expect(result).toMatchObject({ ok: true, state: { process: 'another', scopes: [{ e: 'another' }] } });
  });
});

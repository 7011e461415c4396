import {
  bpmn,
  element,
  error,
  event,
  boundary,
  flows,
  scriptTask,
  serviceTask,
  task,
  userTask,
} from '../support/bpmn.js';
import { compile, Instance, start } from '../support/instance.js';
import { tell } from '../support/story.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];

const conditional = bpmn([
  ...ends,
  element('task', 'a', { attributes: 'default="a_z"' }),
  task('x'),
  task('y'),
  task('z'),
  flows('s > a > [s.n > 1] x > e', 'a > [s.n > 2] y > e', 'a > z > e'),
]);

describe('none and manual task', () => {
  tell([
    {
      it: 'pass a token on',
      given: bpmn([...ends, task('a'), element('manualTask', 'b'), flows('s > a > b > e')]),
      starts: '+s -s +a -a +b -b +e -e .completed',
      variables: {},
    },
    {
      it: 'fork without a gateway, and end without an end event',
      given: bpmn([...ends, task('a'), task('b'), flows('s > a > e', 's > b')]),
      starts: '+s -s +a -a +b -b +e -e .completed',
    },
    {
      it: 'take the flows whose condition holds, else the default',
      given: conditional,
      data: { n: 3 },
      starts: '+s -s +a -a +x -x +y -y +e -e +e -e .completed',
    },
    {
      it: 'take the default flow when no condition holds',
      given: conditional,
      data: { n: 1 },
      starts: '+s -s +a -a +z -z +e -e .completed',
    },
  ]);
});

describe('user task', () => {
  tell([
    {
      it: 'waits, and keeps what is submitted under its id',
      given: bpmn([...ends, userTask('a'), flows('s > a > e')]),
      data: { who: 'me' },
      starts: '+s -s +a',
      when: [['complete a', '-a +e -e .completed', { price: 5 }]],
      variables: { s: { who: 'me' }, a: { price: 5 } },
    },
    {
      it: 'evaluates output mappings besides',
      given: bpmn([
        ...ends,
        userTask('a', {
          outputs: {
            'offer.price': '=a.price',
            'offer.double': '=result.price * 2',
            plain: '=price',
            fixed: 'text',
          },
        }),
        flows('s > a > e'),
      ]),
      starts: '+s -s +a',
      when: [['complete a', '-a +e -e .completed', { price: 5 }]],
      variables: { a: { price: 5 }, offer: { price: 5, double: 10 }, plain: 5, fixed: 'text' },
    },
  ]);

  it('tells who may do it, until when', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        userTask('a', {
          name: '报价',
          groups: 'vendor, head',
          assignee: '=s.person',
          due: '=date("2026-03-09")',
          properties: { organisation: '=s.vendor' },
        }),
        flows('s > a > e'),
      ]),
      { vendor: { id: 'v1', name: '某公司' }, person: { id: 'p1' } },
    );
    expect(instance.last.opened.tasks).toEqual([
      {
        id: 'w2',
        kind: 'user',
        element: 'a',
        name: '报价',
        formId: 'a-form',
        candidateGroups: ['vendor', 'head'],
        organisation: 'v1',
        assignee: 'p1',
        due: '2026-03-09T23:59:59+08:00',
      },
    ]);
  });

  it('computes candidate groups, and opens to any organisation when there is none', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        userTask('a', {
          groups: '=if s.big then ["head"] else "clerk,nurse"',
          properties: { organisation: '=s.none' },
        }),
        flows('s > a > e'),
      ]),
      { big: false },
    );
    expect(instance.last.opened.tasks[0]).toMatchObject({
      candidateGroups: ['clerk', 'nurse'],
      organisation: null,
    });
  });

  it.each([
    ['组织', { properties: { organisation: '=3 > 2' } }, '办理单位'],
    ['期限', { due: '=5' }, '办理期限'],
    ['角色', { groups: '=5' }, '办理角色'],
  ])('refuses a step whose %s does not fit', async (_name, extras, place) => {
    const instance = new Instance(await compile(bpmn([...ends, userTask('a', extras), flows('s > a > e')])));
    const refusal = instance.refuse({ kind: 'start', result: {} });
    expect(refusal).toMatchObject({ code: 'expression-failed', element: 'a' });
    expect(refusal.message).toContain(place);
  });

  it('makes input mappings local to it', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        userTask('a', {
          inputs: { limit: '=s.n', 'deep.half': '=limit / 2' },
          properties: { organisation: '=string(limit)' },
        }),
        userTask('b', { properties: { organisation: '=limit' } }),
        flows('s > a > b > e'),
      ]),
      { n: 8 },
    );
    expect(instance.last.opened.tasks[0]).toMatchObject({ organisation: '8' });
    instance.complete('a');
    expect(instance.last.opened.tasks[0]).toMatchObject({ organisation: null });
    expect(instance.variables).toEqual({ s: { n: 8 }, a: {} });
  });
});

describe('service, send and business rule task', () => {
  const inOut = { inputs: { amount: '=s.n', note: 'fixed' }, outputs: { number: '=value' } };

  it.each(['serviceTask', 'sendTask', 'businessRuleTask'])('%s asks a behaviour', async (tag) => {
    const instance = await start(
      bpmn([...ends, serviceTask('a', '="number." + s.what', inOut, tag), flows('s > a > e')]),
      { n: 3, what: 'next' },
    );
    expect(instance.last.effects).toEqual([
      { id: 'w2', kind: 'behaviour', element: 'a', type: 'number.next', input: { amount: 3, note: 'fixed' } },
    ]);
    instance.behave('a', { value: 'R-1' });
    expect(instance.last.variables).toEqual({ number: 'R-1' });
    expect(instance.last.ended).toBe('completed');
  });

  tell([
    {
      it: 'keeps a result under the id when there is no output mapping',
      given: bpmn([...ends, serviceTask('a', 'x'), serviceTask('b', 'y'), flows('s > a > b > e')]),
      starts: '+s -s +a',
      when: [
        ['behave a', '-a +b', { id: 1 }],
        ['behave b', '-b +e -e .completed', {}],
      ],
      variables: { a: { id: 1 } },
    },
    {
      it: 'goes on at the boundary when the behaviour reports an error',
      given: bpmn([
        ...ends,
        serviceTask('a', 'x'),
        boundary('any', 'a', error()),
        boundary('full', 'a', error('FULL')),
        task('b'),
        task('c'),
        flows('s > a > e', 'any > b', 'full > c'),
      ]),
      starts: '+s -s +a',
      when: [['fail a FULL', '!a +full -full +c -c .completed']],
      variables: { full: { code: 'FULL', message: '失败' } },
    },
  ]);

  it('refuses an error that nothing catches', async () => {
    const instance = await start(bpmn([...ends, serviceTask('a', 'x'), flows('s > a > e')]));
    const input = { kind: 'error', wait: instance.wait('a'), code: 'FULL', message: '' } as const;
    expect(instance.refuse(input)).toMatchObject({ code: 'uncaught-error', element: 'a' });
  });
});

describe('script task', () => {
  tell([
    {
      it: 'evaluates FEEL into the result variable, or under its id',
      given: bpmn([
        ...ends,
        scriptTask('a', '=s.n * 2', 'double'),
        scriptTask('b', '={ day: date("2026-03-02"), at: date and time("2026-03-02T10:00:00") }'),
        flows('s > a > b > e'),
      ]),
      data: { n: 2 },
      starts: '+s -s +a -a +b -b +e -e .completed',
      variables: { s: { n: 2 }, double: 4, b: { day: '2026-03-02', at: '2026-03-02T10:00:00+08:00' } },
    },
  ]);
});

describe('receive task', () => {
  tell([
    {
      it: 'waits for its message and keeps what it brings',
      given: bpmn(
        [
          ...ends,
          element('receiveTask', 'a', { attributes: 'messageRef="message_paid"' }),
          flows('s > a > e'),
        ],
        {
          keys: { paid: '=s.number' },
        },
      ),
      data: { number: 7 },
      starts: '+s -s +a',
      when: [['send paid 7', '-a +e -e .completed', { sum: 3 }]],
      variables: { s: { number: 7 }, a: { sum: 3 } },
    },
  ]);

  it('refuses a message with another name or key', async () => {
    const receive = element('receiveTask', 'a', { attributes: 'messageRef="message_paid"' });
    const instance = await start(
      bpmn([...ends, receive, flows('s > a > e')], { keys: { paid: '=s.number' } }),
      {
        number: 7,
      },
    );
    expect(instance.last.opened.subscriptions).toEqual([
      { id: 'w2', kind: 'message', element: 'a', name: 'paid', correlationKey: '7' },
    ]);
    for (const [name, correlationKey] of [
      ['paid', '8'],
      ['other', '7'],
    ] as const) {
      const refusal = instance.refuse({ kind: 'message', name, correlationKey, variables: {} });
      expect(refusal.code).toBe('message-not-expected');
    }
  });

  it('refuses a key that is empty', async () => {
    const xml = bpmn(
      [...ends, element('receiveTask', 'a', { attributes: 'messageRef="message_paid"' }), flows('s > a > e')],
      {
        keys: { paid: '=s.number' },
      },
    );
    const instance = new Instance(await compile(xml));
    expect(instance.refuse({ kind: 'start', result: {} })).toMatchObject({
      code: 'expression-failed',
      element: 'a',
    });
  });
});

describe('call activity', () => {
  const called = (attributes: string, extras = {}): string =>
    bpmn([
      ...ends,
      element('callActivity', 'a', {
        extensions: `<zeebe:calledElement ${attributes}/>`,
        ...extras,
      }),
      flows('s > a > e'),
    ]);

  it('asks for another process and keeps its result', async () => {
    const instance = await start(called('processId="repair" propagateAllParentVariables="false"'), { n: 1 });
    expect(instance.last.effects).toEqual([
      { id: 'w2', kind: 'call', element: 'a', type: 'repair', input: {} },
    ]);
    instance.behave('a', { done: true });
    expect(instance.variables).toEqual({ s: { n: 1 }, a: { done: true } });
  });

  it('hands over all variables as Camunda does, and takes all back when told to', async () => {
    const all = 'propagateAllChildVariables="true"';
    const instance = await start(called(`processId="=s.which" ${all}`), { which: 'repair' });
    expect(instance.last.effects[0]).toMatchObject({ type: 'repair', input: { s: { which: 'repair' } } });
    instance.behave('a', { done: true });
    expect(instance.variables).toEqual({ s: { which: 'repair' }, done: true });
  });
});

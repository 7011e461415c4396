import {
  boundary,
  bpmn,
  error,
  event,
  flows,
  gateway,
  message,
  serviceTask,
  signal,
  subProcess,
  task,
  terminate,
  timer,
  userTask,
} from '../support/bpmn.js';
import { compile, Instance, start } from '../support/instance.js';
import { tell } from '../support/story.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];

describe('start event', () => {
  const two = bpmn([
    event('startEvent', 's'),
    event('startEvent', 'asked', message('asked'), {
      properties: { formId: 'ask', candidateGroups: 'clerk' },
    }),
    userTask('a'),
    flows('s > a', 'asked > a'),
  ]);

  it('is the only none start event, unless one is named', async () => {
    expect((await start(two)).trace).toBe('+s -s +a');
    const instance = new Instance(await compile(two));
    instance.start({ why: '急' }, 'asked');
    expect(instance.trace).toBe('+asked -asked +a');
    expect(instance.variables).toEqual({ asked: { why: '急' } });
    expect(instance.process.elements.asked).toMatchObject({
      startable: true,
      formId: 'ask',
      candidateGroups: 'clerk',
    });
  });

  it('is refused when it does not exist', async () => {
    const instance = new Instance(await compile(two));
    expect(instance.refuse({ kind: 'start', element: 'a', result: {} }).code).toBe('no-such-start');
  });

  it('tells the state labels of the process, of a flow and of elements', async () => {
    const labelled = bpmn(
      [
        event('startEvent', 's', '', { properties: { state: '="第" + string(s.n) + "号"' } }),
        userTask('a', { properties: { state: '待办' } }),
        '<sequenceFlow id="f" sourceRef="s" targetRef="a"><extensionElements><zeebe:properties>' +
          '<zeebe:property name="state" value="途中"/></zeebe:properties></extensionElements></sequenceFlow>',
      ],
      { properties: { state: '新建' } },
    );
    expect((await start(labelled, { n: 1 })).trace).toBe('#新建 +s #第1号 -s #途中 +a #待办');
  });
});

describe('end event', () => {
  const fork = (definition: string, extras = {}): string =>
    bpmn([
      ...ends,
      gateway('parallel', 'p'),
      userTask('a'),
      userTask('b'),
      event('endEvent', 'stop', definition, extras),
      flows('s > p > a > stop', 'p > b > e'),
    ]);

  tell([
    {
      it: 'none: the instance goes on while tokens are left',
      given: fork(''),
      starts: '+s -s +p -p +a +b',
      when: [
        ['complete a', '-a +stop -stop'],
        ['complete b', '-b +e -e .completed'],
      ],
    },
    {
      it: 'terminate: ends the instance at once, its label told before',
      given: fork(terminate, { properties: { state: '已终止' } }),
      starts: '+s -s +p -p +a +b',
      when: [['complete a', '-a +stop #已终止 -stop !b .terminated']],
      waiting: [],
    },
    {
      it: 'terminate in a sub-process ends only that',
      given: bpmn([
        ...ends,
        subProcess('sub', [
          event('startEvent', 'x'),
          gateway('parallel', 'p'),
          userTask('a'),
          userTask('b'),
          event('endEvent', 'stop', terminate),
          flows('x > p > a > stop', 'p > b'),
        ]),
        userTask('after'),
        flows('s > sub > after > e'),
      ]),
      starts: '+s -s +sub +x -x +p -p +a +b',
      when: [['complete a', '-a +stop -stop !b -sub +after']],
    },
    {
      it: 'message: asks a behaviour, then ends',
      given: bpmn([
        event('startEvent', 's'),
        serviceTask('e', 'send', {}, 'endEvent').replace(
          '</endEvent>',
          '<messageEventDefinition/></endEvent>',
        ),
        flows('s > e'),
      ]),
      starts: '+s -s +e',
      when: [['behave e', '-e .completed']],
    },
    {
      it: 'error: goes out to the boundary of the sub-process',
      given: bpmn([
        ...ends,
        subProcess('sub', [
          event('startEvent', 'x'),
          gateway('parallel', 'p'),
          userTask('a'),
          event('endEvent', 'bad', error('BAD')),
          userTask('b'),
          flows('x > p > a > bad', 'p > b'),
        ]),
        boundary('other', 'sub', error('OTHER')),
        boundary('caught', 'sub', error('BAD')),
        task('mend'),
        flows('s > sub > e', 'caught > mend', 'other > e'),
      ]),
      starts: '+s -s +sub +x -x +p -p +a +b',
      when: [['complete a', '-a +bad -bad !b !sub +caught -caught +mend -mend .completed']],
      variables: { a: {}, caught: { code: 'BAD' } },
    },
  ]);

  it('error: refuses the step when nothing catches it', async () => {
    const instance = await start(fork(error('BAD')));
    const refusal = instance.refuse({ kind: 'complete', wait: instance.wait('a'), result: {} });
    expect(refusal).toMatchObject({ code: 'uncaught-error', element: 'stop' });
  });
});

describe('intermediate events', () => {
  tell([
    {
      it: 'timer: waits until it is fired',
      given: bpmn([
        ...ends,
        event('intermediateCatchEvent', 't', timer('Date', '=s.at')),
        flows('s > t > e'),
      ]),
      data: { at: '2026-03-02T10:00:00+08:00' },
      starts: '+s -s +t',
      when: [['fire t', '-t +e -e .completed']],
    },
    {
      it: 'message: writes what output mappings say, and nothing else',
      given: bpmn([
        ...ends,
        event('intermediateCatchEvent', 'm', message('paid'), { outputs: { 'bill.sum': '=sum' } }),
        flows('s > m > e'),
      ]),
      starts: '+s -s +m',
      when: [['send paid', '-m +e -e .completed', { sum: 5 }]],
      variables: { bill: { sum: 5 } },
    },
    {
      it: 'signal: from outside',
      given: bpmn([...ends, event('intermediateCatchEvent', 'm', signal('go')), flows('s > m > e')]),
      starts: '+s -s +m',
      when: [['signal go', '-m +e -e .completed', { n: 1 }]],
      variables: { m: { n: 1 } },
    },
    {
      it: 'signal: from another branch, in the same step',
      given: bpmn([
        ...ends,
        gateway('parallel', 'p'),
        event('intermediateCatchEvent', 'm', signal('go')),
        userTask('a'),
        event('intermediateThrowEvent', 'throw', signal('go')),
        flows('s > p > m > e', 'p > a > throw'),
      ]),
      starts: '+s -s +p -p +m +a',
      when: [['complete a', '-a +throw -m -throw +e -e .completed']],
    },
    {
      it: 'message throw: asks a behaviour with its inputs',
      given: bpmn([
        ...ends,
        serviceTask(
          't',
          'message.send',
          { inputs: { n: '=1' }, content: '<messageEventDefinition/>' },
          'intermediateThrowEvent',
        ),
        flows('s > t > e'),
      ]),
      starts: '+s -s +t',
      when: [['behave t', '-t +e -e .completed']],
    },
    {
      it: 'link: goes on at the catch event of the same name',
      given: bpmn([
        ...ends,
        event('intermediateThrowEvent', 'out', '<linkEventDefinition name="L"/>'),
        event('intermediateCatchEvent', 'in', '<linkEventDefinition name="L"/>'),
        task('a'),
        flows('s > a > out', 'in > e'),
      ]),
      starts: '+s -s +a -a +out -out +in -in +e -e .completed',
    },
    {
      it: 'none throw: goes on',
      given: bpmn([...ends, event('intermediateThrowEvent', 'n'), flows('s > n > e')]),
      starts: '+s -s +n -n +e -e .completed',
    },
  ]);

  it.each([
    ['Date', '2026-03-05T10:00:00+08:00', '2026-03-05T10:00:00+08:00'],
    ['Date', '2026-03-05T10:00:00', '2026-03-05T10:00:00+08:00'],
    ['Date', '2026-03-05', '2026-03-05T00:00:00+08:00'],
    ['Date', '=today()', '2026-03-02T00:00:00+08:00'],
    ['Date', '=now() + duration("PT90M")', '2026-03-02T10:30:00+08:00'],
    ['Date', '=date and time("2026-03-02T01:00:00Z")', '2026-03-02T01:00:00Z'],
    ['Duration', 'P1M', '2026-04-02T09:00:00+08:00'],
    ['Duration', '=duration("PT" + "2H")', '2026-03-02T11:00:00+08:00'],
    ['Duration', '="P2D"', '2026-03-04T09:00:00+08:00'],
  ] as const)('time%s %s is due at %s', async (kind, value, due) => {
    const instance = await start(
      bpmn([...ends, event('intermediateCatchEvent', 't', timer(kind, value)), flows('s > t > e')]),
    );
    expect(instance.last.opened.timers).toEqual([{ id: 'w2', kind: 'timer', element: 't', due }]);
  });

  it('refuses a timer whose value is no time', async () => {
    const xml = bpmn([
      ...ends,
      event('intermediateCatchEvent', 't', timer('Date', '=s.at')),
      flows('s > t > e'),
    ]);
    const instance = new Instance(await compile(xml));
    expect(instance.refuse({ kind: 'start', result: { at: 'soon' } })).toMatchObject({
      code: 'expression-failed',
      element: 't',
    });
  });
});

describe('boundary event', () => {
  const host = (definition: string, extras: Parameters<typeof boundary>[3] = {}): string =>
    bpmn([
      ...ends,
      userTask('a'),
      boundary('b', 'a', definition, extras),
      task('handle'),
      flows('s > a > e', 'b > handle'),
    ]);
  const action = {
    properties: { formId: 'hurry', candidateGroups: 'nurse', label: '催办', organisation: '=s.ward' },
  };

  tell([
    {
      it: 'interrupting timer: takes over',
      given: host(timer('Duration', 'P1D')),
      starts: '+s -s +a',
      when: [['fire b', '!a +b -b +handle -handle .completed']],
    },
    {
      it: 'non-interrupting message: any number of times',
      given: host(message('ping'), { interrupting: false }),
      starts: '+s -s +a',
      when: [
        ['send ping', '+b -b +handle -handle', { n: 1 }],
        ['send ping', '+b -b +handle -handle', { n: 2 }],
        ['complete a', '-a +e -e .completed'],
      ],
      variables: { a: {}, b: { n: 2 } },
    },
    {
      it: 'interrupting action',
      given: host(message('hurry'), action),
      starts: '+s -s +a',
      when: [['complete b', '!a +b -b +handle -handle .completed', { why: '急' }]],
      variables: { b: { why: '急' } },
    },
    {
      it: 'signal',
      given: host(signal('go')),
      starts: '+s -s +a',
      when: [['signal go', '!a +b -b +handle -handle .completed']],
    },
    {
      it: 'of a sub-process cancels what is inside',
      given: bpmn([
        ...ends,
        subProcess('sub', [event('startEvent', 'x'), userTask('a'), flows('x > a')]),
        boundary('b', 'sub', message('stop')),
        flows('s > sub > e', 'b > e'),
      ]),
      starts: '+s -s +sub +x -x +a',
      when: [['send stop', '!a !sub +b -b +e -e .completed']],
    },
  ]);

  it('offers an action with its form, roles and organisation until the activity ends', async () => {
    const xml = bpmn([
      ...ends,
      userTask('a'),
      boundary('b', 'a', message('hurry'), { ...action, interrupting: false }),
      userTask('c'),
      flows('s > a > c > e', 'b > e'),
    ]);
    const instance = await start(xml, { ward: { id: 'w1' } });
    expect(instance.process.elements.b).toMatchObject({ action: true, formId: 'hurry' });
    const [offered] = instance.last.opened.tasks;
    expect(offered).toMatchObject({
      kind: 'action',
      element: 'b',
      name: '催办',
      formId: 'hurry',
      organisation: 'w1',
    });
    instance.complete('b').complete('b');
    expect(instance.last.opened.tasks).toEqual([]);
    expect(instance.last.closed).toEqual([]);
    expect(instance.wait('b')).toBe(offered!.id);
    instance.complete('a');
    expect(instance.last.closed).toContain(offered!.id);
    const late = instance.refuse({ kind: 'complete', wait: offered!.id, result: {} });
    expect(late.code).toBe('no-such-wait');
  });

  it('repeats a cycle as often as it says', async () => {
    const instance = await start(host(timer('Cycle', 'R2/PT1H'), { interrupting: false }));
    const first = instance.wait('b');
    expect(instance.last.opened.timers).toMatchObject([{ due: '2026-03-02T10:00:00+08:00' }]);
    instance.fire('b');
    expect(instance.last.closed).toEqual([first]);
    expect(instance.last.opened.timers).toMatchObject([{ due: '2026-03-02T11:00:00+08:00' }]);
    instance.fire('b');
    expect(instance.waiting).toEqual(['a']);
  });

  it('repeats a cycle without end', async () => {
    const instance = await start(host(timer('Cycle', 'R/P1D'), { interrupting: false }));
    for (let day = 0; day < 5; day++) instance.fire('b');
    expect(instance.last.opened.timers).toMatchObject([{ due: '2026-03-08T09:00:00+08:00' }]);
  });

  it('fires a non-interrupting duration once', async () => {
    const instance = await start(host(timer('Duration', 'P1D'), { interrupting: false }));
    instance.fire('b');
    expect(instance.waiting).toEqual(['a']);
  });
});

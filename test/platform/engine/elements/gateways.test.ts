import { bpmn, element, event, flows, gateway, message, task, timer, userTask } from '../support/bpmn.js';
import { compile, Instance, start } from '../support/instance.js';
import { tell } from '../support/story.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];

describe('exclusive gateway', () => {
  const choice = (attributes = ''): string =>
    bpmn([
      ...ends,
      gateway('exclusive', 'g', attributes),
      task('a'),
      task('b'),
      gateway('exclusive', 'm'),
      flows('s > g > [s.n > 1] a > m > e', 'g > [s.n > 2] b > m'),
    ]);

  tell([
    {
      it: 'takes the first flow whose condition holds',
      given: choice(),
      data: { n: 3 },
      starts: '+s -s +g -g +a -a +m -m +e -e .completed',
    },
    {
      it: 'takes the default flow when no condition holds',
      given: choice('default="g_b"'),
      data: { n: 0 },
      starts: '+s -s +g -g +b -b +m -m +e -e .completed',
    },
    {
      it: 'merges tokens without waiting',
      given: bpmn([
        ...ends,
        gateway('parallel', 'p'),
        task('x'),
        task('y'),
        gateway('exclusive', 'm'),
        userTask('a'),
        flows('s > p > x > m > a > e', 'p > y > m'),
      ]),
      starts: '+s -s +p -p +x -x +y -y +m -m +m -m +a +a',
      waiting: ['a', 'a'],
    },
  ]);

  it('tries flows in the order that the gateway lists', async () => {
    const listed = choice().replace(
      '<exclusiveGateway id="g" >',
      '<exclusiveGateway id="g"><outgoing>g_b</outgoing><outgoing>g_a</outgoing>',
    );
    const instance = await start(listed, { n: 3 });
    expect(instance.trace).toContain('+b');
  });

  it('refuses to stop silently when no flow can be taken', async () => {
    const instance = new Instance(await compile(choice()));
    expect(instance.refuse({ kind: 'start', result: { n: 0 } })).toMatchObject({
      code: 'no-flow-taken',
      element: 'g',
    });
  });

  it('refuses a condition that is neither true nor false', async () => {
    const instance = new Instance(await compile(choice()));
    const refusal = instance.refuse({ kind: 'start', result: {} });
    expect(refusal).toMatchObject({ code: 'expression-failed', element: 'g_a' });
    expect(refusal.message).toContain('s.n > 1');
  });
});

describe('parallel gateway', () => {
  const both = bpmn([
    ...ends,
    gateway('parallel', 'p'),
    userTask('a'),
    userTask('b'),
    gateway('parallel', 'j'),
    flows('s > p > a > j > e', 'p > b > j'),
  ]);

  tell([
    {
      it: 'takes all flows and waits for one token from each',
      given: both,
      starts: '+s -s +p -p +a +b',
      when: [
        ['complete b', '-b'],
        ['complete a', '-a +j -j +e -e .completed'],
      ],
    },
    {
      it: 'joins each round of a loop once',
      given: bpmn([
        ...ends,
        gateway('exclusive', 'm'),
        gateway('parallel', 'p'),
        userTask('a'),
        userTask('b'),
        gateway('parallel', 'j'),
        element('exclusiveGateway', 'again', { attributes: 'default="again_e"' }),
        flows('s > m > p > a > j > again > e', 'p > b > j', 'again > [a.again] m'),
      ]),
      starts: '+s -s +m -m +p -p +a +b',
      when: [
        ['complete a', '-a', { again: true }],
        ['complete b', '-b +j -j +again -again +m -m +p -p +a +b'],
        ['complete b', '-b'],
        ['complete a', '-a +j -j +again -again +e -e .completed', { again: false }],
      ],
    },
  ]);

  it('does not let two tokens of one branch stand for the other', async () => {
    const xml = bpmn([
      ...ends,
      gateway('parallel', 'p'),
      userTask('a'),
      userTask('b'),
      userTask('c'),
      gateway('exclusive', 'm'),
      gateway('parallel', 'j'),
      flows('s > p > a > m > j > e', 'p > b > m', 'p > c > j'),
    ]);
    const instance = await start(xml);
    instance.complete('a').complete('b');
    expect(instance.waiting).toEqual(['c']);
    instance.complete('c');
    expect(instance.last.ended).toBeUndefined();
    expect(instance.last.waits).toEqual([]);
  });
});

describe('event-based gateway', () => {
  const race = bpmn(
    [
      ...ends,
      gateway('eventBased', 'g'),
      event('intermediateCatchEvent', 'paid', message('paid'), { properties: { state: '已付款' } }),
      event('intermediateCatchEvent', 'late', timer('Duration', 'PT1H')),
      element('receiveTask', 'called', { attributes: 'messageRef="message_call"' }),
      flows('s > g > paid > e', 'g > late > e', 'g > called > e'),
    ],
    { keys: { paid: '="k"' } },
  );

  tell([
    {
      it: 'follows the message',
      given: race,
      starts: '+s -s +g',
      when: [['send paid k', '-g +paid #已付款 -paid +e -e .completed', { sum: 1 }]],
      variables: { paid: { sum: 1 } },
    },
    {
      it: 'follows the timer',
      given: race,
      starts: '+s -s +g',
      when: [['fire late', '-g +late -late +e -e .completed']],
      variables: {},
    },
    {
      it: 'follows the receive task',
      given: race,
      starts: '+s -s +g',
      when: [['send call', '-g +called -called +e -e .completed']],
    },
  ]);

  it('closes what it no longer waits for', async () => {
    const instance = await start(race);
    expect(instance.waiting).toEqual(['paid', 'late', 'called']);
    const waits = instance.last.waits.map(({ id }) => id);
    instance.fire('late');
    expect(instance.last.closed).toEqual(waits);
  });
});

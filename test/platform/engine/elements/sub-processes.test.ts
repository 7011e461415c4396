import {
  boundary,
  bpmn,
  error,
  event,
  flows,
  gateway,
  message,
  scriptTask,
  serviceTask,
  signal,
  subProcess,
  task,
  timer,
  userTask,
} from '../support/bpmn.js';
import { start } from '../support/instance.js';
import { tell } from '../support/story.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];

describe('embedded sub-process', () => {
  tell([
    {
      it: 'ends when no token is left inside',
      given: bpmn([
        ...ends,
        subProcess(
          'sub',
          [
            event('startEvent', 'x'),
            gateway('parallel', 'p'),
            userTask('a'),
            userTask('b'),
            flows('x > p > a', 'p > b'),
          ],
          { properties: { state: '进行中' } },
        ),
        flows('s > sub > e'),
      ]),
      starts: '+s -s +sub #进行中 +x -x +p -p +a +b',
      when: [
        ['complete a', '-a'],
        ['complete b', '-b -sub +e -e .completed'],
      ],
      variables: { a: {}, b: {} },
    },
    {
      it: 'keeps input mappings to itself and writes output mappings outside',
      given: bpmn([
        ...ends,
        subProcess(
          'sub',
          [
            event('startEvent', 'x'),
            scriptTask('y', '=n + 1', 'n'),
            scriptTask('z', '=n * 2', 'out'),
            flows('x > y > z'),
          ],
          {
            inputs: { n: '=s.n' },
            outputs: { result: '=out + n' },
          },
        ),
        scriptTask('after', '=n', 'seen'),
        flows('s > sub > after > e'),
      ]),
      data: { n: 1 },
      starts: '+s -s +sub +x -x +y -y +z -z -sub +after -after +e -e .completed',
      variables: { s: { n: 1 }, out: 4, result: 6, seen: null },
    },
  ]);
});

const withHandler = (definition: string, attributes = '', extras = {}): string =>
  bpmn([
    ...ends,
    userTask('a'),
    flows('s > a > e'),
    subProcess(
      'handler',
      [
        event('startEvent', 'h', definition, { attributes, ...extras }),
        userTask('fix'),
        event('endEvent', 'done'),
        flows('h > fix > done'),
      ],
      { byEvent: true, properties: { state: '处理中' } },
    ),
  ]);
const apart = 'isInterrupting="false"';

describe('event sub-process', () => {
  tell([
    {
      it: 'interrupting message: cancels the rest of its scope',
      given: withHandler(message('stop')),
      starts: '+s -s +a',
      when: [
        ['send stop', '!a +handler #处理中 +h -h +fix', { why: 1 }],
        ['complete fix', '-fix +done -done -handler .completed'],
      ],
      variables: { h: { why: 1 }, fix: {} },
    },
    {
      it: 'non-interrupting message: again and again, and the scope waits for its handlers',
      given: withHandler(message('note'), apart),
      starts: '+s -s +a',
      when: [
        ['send note', '+handler #处理中 +h -h +fix'],
        ['send note', '+handler #处理中 +h -h +fix'],
        ['complete a', '-a +e -e'],
        ['complete fix', '-fix +done -done -handler'],
        ['complete fix', '-fix +done -done -handler .completed'],
      ],
    },
    {
      it: 'timer',
      given: withHandler(timer('Duration', 'P1D')),
      starts: '+s -s +a',
      when: [['fire h', '!a +handler #处理中 +h -h +fix']],
      waiting: ['fix'],
    },
    {
      it: 'signal',
      given: withHandler(signal('go'), apart),
      starts: '+s -s +a',
      when: [['signal go', '+handler #处理中 +h -h +fix']],
      waiting: ['h', 'a', 'fix'],
    },
    {
      it: 'interrupting action of a sub-process ends only that',
      given: bpmn([
        ...ends,
        subProcess('sub', [
          event('startEvent', 'x'),
          userTask('a'),
          flows('x > a'),
          subProcess(
            'stopping',
            [
              event('startEvent', 'stop', message('stop'), {
                properties: { formId: 'f', candidateGroups: 'g' },
              }),
              event('endEvent', 'stopped'),
              flows('stop > stopped'),
            ],
            { byEvent: true },
          ),
        ]),
        userTask('after'),
        flows('s > sub > after > e'),
      ]),
      starts: '+s -s +sub +x -x +a',
      when: [
        ['complete stop', '!a +stopping +stop -stop +stopped -stopped -stopping -sub +after', { why: 1 }],
      ],
      waiting: ['after'],
    },
    {
      it: 'error: catches what is thrown inside, nearest first',
      given: bpmn([
        ...ends,
        subProcess('sub', [
          event('startEvent', 'x'),
          serviceTask('a', 'x'),
          flows('x > a'),
          subProcess('inner', [event('startEvent', 'bad', error('BAD')), task('mend'), flows('bad > mend')], {
            byEvent: true,
          }),
        ]),
        boundary('outer', 'sub', error()),
        flows('s > sub > e', 'outer > e'),
      ]),
      starts: '+s -s +sub +x -x +a',
      when: [['fail a BAD', '!a +inner +bad -bad +mend -mend -inner -sub +e -e .completed']],
    },
    {
      it: 'error: one thrown while handling goes further out',
      given: bpmn([
        ...ends,
        subProcess('sub', [
          event('startEvent', 'x'),
          serviceTask('a', 'x'),
          flows('x > a'),
          subProcess(
            'inner',
            [
              event('startEvent', 'bad', error()),
              event('endEvent', 'worse', error('WORSE')),
              flows('bad > worse'),
            ],
            {
              byEvent: true,
            },
          ),
        ]),
        boundary('outer', 'sub', error('WORSE')),
        flows('s > sub > e', 'outer > e'),
      ]),
      starts: '+s -s +sub +x -x +a',
      when: [['fail a BAD', '!a +inner +bad -bad +worse -worse !inner !sub +outer -outer +e -e .completed']],
    },
  ]);

  it('keeps offering a non-interrupting action under the same wait', async () => {
    const form = { properties: { formId: 'correction', candidateGroups: 'clerk', label: '更正' } };
    const instance = await start(withHandler(message('correct'), apart, form));
    const [offered] = instance.last.opened.tasks;
    expect(offered).toMatchObject({ kind: 'action', element: 'h', name: '更正', formId: 'correction' });
    instance.complete('h', { n: 1 }).complete('h', { n: 2 });
    expect(instance.wait('h')).toBe(offered!.id);
    expect(instance.variables.h).toEqual({ n: 2 });
    expect(instance.waiting).toEqual(['h', 'a', 'fix', 'fix']);
  });

  it('closes its waits with its scope, also when another one interrupts', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        userTask('a'),
        flows('s > a > e'),
        subProcess('one', [event('startEvent', 'o', message('one')), userTask('x'), flows('o > x')], {
          byEvent: true,
        }),
        subProcess('two', [event('startEvent', 't', message('two')), userTask('y'), flows('t > y')], {
          byEvent: true,
        }),
      ]),
    );
    instance.send('one');
    expect(instance.waiting).toEqual(['x']);
    expect(instance.refuse({ kind: 'message', name: 'two', correlationKey: '', variables: {} }).code).toBe(
      'message-not-expected',
    );
  });

  it('offers nothing more once its scope has ended by itself', async () => {
    const note = subProcess(
      'noting',
      [event('startEvent', 'n', message('note'), { attributes: apart }), task('x'), flows('n > x')],
      {
        byEvent: true,
      },
    );
    const sub = subProcess('sub', [event('startEvent', 'i'), userTask('a'), flows('i > a'), note]);
    const instance = await start(bpmn([...ends, sub, userTask('after'), flows('s > sub > after > e')]));
    const wait = instance.wait('n');
    instance.complete('a');
    expect(instance.last.closed).toContain(wait);
    expect(instance.waiting).toEqual(['after']);
  });

  it('delivers one message to everything that waits for it', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        gateway('parallel', 'p'),
        event('intermediateCatchEvent', 'one', message('m')),
        event('intermediateCatchEvent', 'two', message('m')),
        flows('s > p > one > e', 'p > two > e'),
        subProcess(
          'three',
          [event('startEvent', 'h', message('m'), { attributes: apart }), task('x'), flows('h > x')],
          {
            byEvent: true,
          },
        ),
      ]),
    );
    instance.send('m');
    expect(instance.last.ended).toBe('completed');
    expect(instance.trace).toContain('+three');
  });
});

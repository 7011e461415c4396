import {
  boundary,
  bpmn,
  element,
  event,
  flows,
  gateway,
  message,
  subProcess,
  task,
  terminate,
  userTask,
} from '../support/bpmn.js';
import { compile, Instance, start } from '../support/instance.js';
import { tell } from '../support/story.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];

const chosen = (attributes = ''): string =>
  bpmn([
    ...ends,
    gateway('inclusive', 'g', attributes),
    userTask('a'),
    userTask('b'),
    userTask('c'),
    gateway('inclusive', 'j'),
    flows('s > g > [s.a] a > j > e', 'g > [s.b] b > j', 'g > [s.c] c > j'),
  ]);

describe('inclusive gateway', () => {
  tell([
    {
      it: 'takes every flow whose condition holds and waits for just these',
      given: chosen(),
      data: { a: true, b: true, c: false },
      starts: '+s -s +g -g +a +b',
      when: [
        ['complete b', '-b'],
        ['complete a', '-a +j -j +e -e .completed'],
      ],
    },
    {
      it: 'goes on at once when a single flow was taken',
      given: chosen(),
      data: { a: false, b: true, c: false },
      starts: '+s -s +g -g +b',
      when: [['complete b', '-b +j -j +e -e .completed']],
    },
    {
      it: 'takes the default flow only when no condition holds',
      given: bpmn([
        ...ends,
        gateway('inclusive', 'g', 'default="g_b"'),
        userTask('a'),
        userTask('b'),
        flows('s > g > [s.a] a > e', 'g > b > e'),
      ]),
      data: { a: false },
      starts: '+s -s +g -g +b',
    },
    {
      it: 'tells its label when it is entered, not when a token begins to wait',
      given: bpmn([
        ...ends,
        gateway('parallel', 'p'),
        userTask('a'),
        userTask('b'),
        element('inclusiveGateway', 'j', { properties: { state: '已汇合' } }),
        flows('s > p > a > j > e', 'p > b > j'),
      ]),
      starts: '+s -s +p -p +a +b',
      when: [
        ['complete a', '-a'],
        ['complete b', '-b +j #已汇合 -j +e -e .completed'],
      ],
    },
    {
      it: 'goes on when the other token has ended elsewhere',
      given: bpmn([
        ...ends,
        gateway('parallel', 'p'),
        userTask('a'),
        userTask('b'),
        gateway('exclusive', 'x', 'default="x_gone"'),
        event('endEvent', 'gone'),
        gateway('inclusive', 'j'),
        flows('s > p > a > j > e', 'p > b > x > [b.back] j', 'x > gone'),
      ]),
      starts: '+s -s +p -p +a +b',
      when: [
        ['complete a', '-a'],
        ['complete b', '-b +x -x +gone -gone +j -j +e -e .completed', { back: false }],
      ],
    },
    {
      it: 'goes on when the other token was interrupted and leaves by another way',
      given: bpmn([
        ...ends,
        gateway('parallel', 'p'),
        userTask('a'),
        userTask('b'),
        boundary('stop', 'b', message('stop')),
        userTask('c'),
        gateway('inclusive', 'j'),
        flows('s > p > a > j > e', 'p > b > j', 'stop > c'),
      ]),
      starts: '+s -s +p -p +a +b',
      when: [
        ['complete a', '-a'],
        ['send stop', '!b +stop -stop +c +j -j +e -e'],
      ],
      waiting: ['c'],
    },
    {
      it: 'waits for a token that can come by a boundary event',
      given: bpmn([
        ...ends,
        gateway('parallel', 'p'),
        userTask('a'),
        userTask('b'),
        boundary('stop', 'b', message('stop')),
        event('endEvent', 'gone'),
        gateway('inclusive', 'j'),
        flows('s > p > a > j > e', 'p > b > gone', 'stop > j'),
      ]),
      starts: '+s -s +p -p +a +b',
      when: [
        ['complete a', '-a'],
        ['send stop', '!b +stop -stop +j -j +e -e .completed'],
      ],
    },
    {
      it: 'waits for a token that can come by a link',
      given: bpmn([
        ...ends,
        gateway('parallel', 'p'),
        userTask('a'),
        userTask('b'),
        event('intermediateThrowEvent', 'out', '<linkEventDefinition name="L"/>'),
        event('intermediateCatchEvent', 'in', '<linkEventDefinition name="L"/>'),
        gateway('inclusive', 'j'),
        flows('s > p > a > j > e', 'p > b > out', 'in > j'),
      ]),
      starts: '+s -s +p -p +a +b',
      when: [
        ['complete a', '-a'],
        ['complete b', '-b +out -out +in -in +j -j +e -e .completed'],
      ],
    },
    {
      it: 'counts a token inside a sub-process by the sub-process',
      given: bpmn([
        ...ends,
        gateway('parallel', 'p'),
        userTask('a'),
        subProcess('sub', [event('startEvent', 'x'), userTask('b'), flows('x > b')]),
        gateway('inclusive', 'j'),
        flows('s > p > a > j > e', 'p > sub > j'),
      ]),
      starts: '+s -s +p -p +a +sub +x -x +b',
      when: [
        ['complete a', '-a'],
        ['complete b', '-b -sub +j -j +e -e .completed'],
      ],
    },
    {
      it: 'does not wait for one that comes by a flow where a token is already',
      given: bpmn([
        ...ends,
        gateway('parallel', 'p'),
        userTask('a'),
        userTask('b'),
        gateway('exclusive', 'm'),
        gateway('inclusive', 'j'),
        userTask('after'),
        event('endEvent', 'f'),
        userTask('c'),
        flows('s > p > a > m > j > after > e', 'p > b > m', 'p > c > f'),
      ]),
      starts: '+s -s +p -p +a +b +c',
      when: [
        ['complete a', '-a +m -m +j -j +after'],
        ['complete b', '-b +m -m +j -j +after'],
      ],
      waiting: ['c', 'after', 'after'],
    },
    {
      it: 'joins each round of a loop that leads back into it',
      given: bpmn([
        ...ends,
        gateway('inclusive', 'j'),
        userTask('a'),
        gateway('exclusive', 'again', 'default="again_e"'),
        flows('s > j > a > again > e', 'again > [a.again] j'),
      ]),
      starts: '+s -s +j -j +a',
      when: [
        ['complete a', '-a +again -again +j -j +a', { again: true }],
        ['complete a', '-a +again -again +e -e .completed', { again: false }],
      ],
    },
    {
      it: 'waits for a loop on one of its branches until that is left',
      given: bpmn([
        ...ends,
        gateway('inclusive', 'g'),
        gateway('exclusive', 'm'),
        userTask('a'),
        gateway('exclusive', 'again', 'default="again_j"'),
        userTask('b'),
        gateway('inclusive', 'j'),
        flows('s > g > [s.a] m > a > again > j > e', 'again > [a.again] m', 'g > [s.b] b > j'),
      ]),
      data: { a: true, b: true },
      starts: '+s -s +g -g +m -m +b +a',
      when: [
        ['complete b', '-b'],
        ['complete a', '-a +again -again +m -m +a', { again: true }],
        ['complete a', '-a +again -again +j -j +e -e .completed', { again: false }],
      ],
    },
    {
      it: 'is gone with its scope',
      given: bpmn([
        ...ends,
        gateway('parallel', 'p'),
        userTask('a'),
        userTask('b'),
        gateway('inclusive', 'j'),
        event('endEvent', 'stop', terminate),
        flows('s > p > a > j > e', 'p > b > stop', 'p > c > j'),
        userTask('c'),
      ]),
      starts: '+s -s +p -p +a +b +c',
      when: [
        ['complete a', '-a'],
        ['complete b', '-b +stop -stop !c .terminated'],
      ],
    },
  ]);

  it('settles one join after the other when one waits for the other', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        gateway('parallel', 'p'),
        userTask('a'),
        task('b'),
        userTask('c'),
        gateway('inclusive', 'j'),
        gateway('inclusive', 'k'),
        flows('s > p > a > j > k > e', 'p > b > j', 'p > c > k'),
      ]),
    );
    instance.complete('c');
    expect(instance.trace).toBe('-c');
    instance.complete('a');
    expect(instance.trace).toBe('-a +j -j +k -k +e -e .completed');
  });

  it('joins two tokens of one flow one after the other', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        gateway('parallel', 'p'),
        task('a'),
        task('b'),
        userTask('c'),
        gateway('exclusive', 'm'),
        gateway('inclusive', 'j'),
        userTask('after'),
        flows('s > p > a > m > j > after > e', 'p > b > m', 'p > c > j'),
      ]),
    );
    expect(instance.waiting).toEqual(['c']);
    instance.complete('c');
    expect(instance.trace).toBe('-c +j -j +after +j -j +after');
  });

  it('joins within each instance of a multi-instance sub-process', async () => {
    const loop =
      '<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=[1, 2]"/></extensionElements></multiInstanceLoopCharacteristics>';
    const instance = await start(
      bpmn([
        ...ends,
        subProcess(
          'each',
          [
            event('startEvent', 'x'),
            gateway('parallel', 'p'),
            userTask('a'),
            userTask('b'),
            gateway('inclusive', 'j'),
            event('endEvent', 'y'),
            flows('x > p > a > j > y', 'p > b > j'),
          ],
          { loop },
        ),
        flows('s > each > e'),
      ]),
    );
    instance.complete('a', {}, 0).complete('b', {}, 1);
    expect(instance.trace).toBe('-b');
    instance.complete('b', {}, 0);
    expect(instance.trace).toBe('-b +j -j +y -y -each');
    instance.complete('a');
    expect(instance.last.ended).toBe('completed');
  });

  it('refuses to stop silently when no flow can be taken', async () => {
    const instance = new Instance(await compile(chosen()));
    const data = { a: false, b: false, c: false };
    expect(instance.refuse({ kind: 'start', result: data })).toMatchObject({
      code: 'no-flow-taken',
      element: 'g',
    });
  });
});

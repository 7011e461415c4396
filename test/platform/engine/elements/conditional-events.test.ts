import {
  boundary,
  bpmn,
  condition,
  event,
  flows,
  gateway,
  message,
  scriptTask,
  serviceTask,
  subProcess,
  task,
  timer,
  userTask,
} from '../support/bpmn.js';
import { compile, Instance, start } from '../support/instance.js';
import { tell } from '../support/story.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];
const counting = (parts: string[], ...lines: string[]): string =>
  bpmn([
    ...ends,
    gateway('parallel', 'p'),
    gateway('exclusive', 'm'),
    userTask('a'),
    flows('s > p > m > a > m', ...lines),
    ...parts,
  ]);
const handler = (expression: string, interrupting: boolean): string =>
  subProcess(
    'handler',
    [
      event('startEvent', 'h', condition(expression), { attributes: `isInterrupting="${interrupting}"` }),
      task('t'),
      flows('h > t'),
    ],
    { byEvent: true },
  );

describe('conditional event', () => {
  tell([
    {
      it: 'catch: goes on at once when the condition holds already',
      given: bpmn([...ends, event('intermediateCatchEvent', 'c', condition('s.n > 1')), flows('s > c > e')]),
      data: { n: 2 },
      starts: '+s -s +c -c +e -e .completed',
    },
    {
      it: 'catch: waits until a step writes what makes it true',
      given: counting([event('intermediateCatchEvent', 'c', condition('a.n > 1'))], 'p > c > e'),
      starts: '+s -s +p -p +m -m +c +a',
      when: [
        ['complete a', '-a +m -m +a', { n: 1 }],
        ['complete a', '-a +m -m +a -c +e -e', { n: 2 }],
      ],
      waiting: ['a'],
    },
    {
      it: 'catch: sees what another one that becomes true writes, in the same step',
      given: counting(
        [
          event('intermediateCatchEvent', 'c', condition('x = 1')),
          event('intermediateCatchEvent', 'd', condition('a.n = 1')),
          scriptTask('w', '=1', 'x'),
        ],
        'p > c > e',
        'p > d > w > e',
      ),
      starts: '+s -s +p -p +m -m +c +d +a',
      when: [['complete a', '-a +m -m +a -d +w -w +e -e -c +e -e', { n: 1 }]],
    },
    {
      it: 'boundary that interrupts: takes over',
      given: counting(
        [userTask('b'), boundary('c', 'b', condition('a.stop')), userTask('other')],
        'p > b > e',
        'c > other',
      ),
      starts: '+s -s +p -p +m -m +b +a',
      when: [
        ['complete a', '-a +m -m +a', { stop: false }],
        ['complete a', '-a +m -m +a !b +c -c +other', { stop: true }],
      ],
      waiting: ['a', 'other'],
    },
    {
      it: 'boundary that does not interrupt: each time it becomes true, and not while it stays so',
      given: counting(
        [userTask('b'), boundary('c', 'b', condition('a.n > 1'), { interrupting: false }), task('t')],
        'p > b > e',
        'c > t',
      ),
      starts: '+s -s +p -p +m -m +b +a',
      when: [
        ['complete a', '-a +m -m +a +c -c +t -t', { n: 2 }],
        ['complete a', '-a +m -m +a', { n: 3 }],
        ['complete a', '-a +m -m +a', { n: 0 }],
        ['complete a', '-a +m -m +a +c -c +t -t', { n: 4 }],
      ],
    },
    {
      it: 'boundary: sees the local variables of its activity',
      given: bpmn([
        ...ends,
        userTask('b', { inputs: { limit: '=3' } }),
        boundary('c', 'b', condition('s.n > limit')),
        flows('s > b > e', 'c > e'),
      ]),
      data: { n: 4 },
      starts: '+s -s +b !b +c -c +e -e .completed',
    },
    {
      it: 'event sub-process that interrupts',
      given: counting([handler('a.n > 1', true)], 'p > e'),
      starts: '+s -s +p -p +m -m +e -e +a',
      when: [
        ['complete a', '-a +m -m +a', { n: 1 }],
        ['complete a', '-a +m -m +a !a +handler +h -h +t -t -handler .completed', { n: 2 }],
      ],
    },
    {
      it: 'event sub-process that does not interrupt',
      given: counting([handler('a.n > 1', false)], 'p > e'),
      starts: '+s -s +p -p +m -m +e -e +a',
      when: [
        ['complete a', '-a +m -m +a +handler +h -h +t -t -handler', { n: 2 }],
        ['complete a', '-a +m -m +a', { n: 2 }],
      ],
    },
    {
      it: 'behind an event-based gateway',
      given: counting(
        [
          gateway('eventBased', 'g'),
          event('intermediateCatchEvent', 'c', condition('a.n = 1')),
          event('intermediateCatchEvent', 'late', timer('Duration', 'P1D')),
        ],
        'p > g > c > e',
        'g > late > e',
      ),
      starts: '+s -s +p -p +m -m +g +a',
      when: [['complete a', '-a +m -m +a -g +c -c +e -e', { n: 1 }]],
      waiting: ['a'],
    },
  ]);

  it('is a wait of its own kind that nobody can answer', async () => {
    const instance = await start(
      counting([event('intermediateCatchEvent', 'c', condition('a.n > 1'))], 'p > c > e'),
    );
    const wait = instance.wait('c');
    expect(instance.last.waits).toContainEqual({ id: wait, kind: 'condition', element: 'c' });
    for (const kind of ['complete', 'behaviour'] as const)
      expect(instance.refuse({ kind, wait, result: {} }).code).toBe('no-such-wait');
    expect(instance.refuse({ kind: 'timer', wait }).code).toBe('no-such-wait');
    instance.complete('a', { n: 2 });
    expect(instance.last.closed).toContain(wait);
  });

  it('is not looked at when nothing was written', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        gateway('parallel', 'p'),
        serviceTask('b', 'x'),
        userTask('a'),
        boundary('c', 'a', condition('now() > date and time("2026-03-03T00:00:00+08:00")')),
        event('intermediateCatchEvent', 'm', message('m')),
        flows('s > p > a > e', 'p > b > e', 'p > m > e', 'c > e'),
      ]),
    );
    instance.now = '2026-03-04T09:00:00+08:00';
    instance.behave('b');
    expect(instance.trace).toBe('-b +e -e');
    instance.send('m', '', { written: true });
    expect(instance.trace).toBe('-m +e -e !a +c -c +e -e .completed');
  });

  it('refuses a condition that is neither true nor false', async () => {
    const xml = bpmn([...ends, event('intermediateCatchEvent', 'c', condition('s.n')), flows('s > c > e')]);
    const instance = new Instance(await compile(xml));
    expect(instance.refuse({ kind: 'start', result: { n: 5 } })).toMatchObject({
      code: 'expression-failed',
      element: 'c',
    });
  });

  it('refuses a step in which conditions make each other true for ever', async () => {
    const flip = (id: string, expression: string, value: string): string =>
      subProcess(
        `${id}_handler`,
        [
          event('startEvent', id, condition(expression), { attributes: 'isInterrupting="false"' }),
          scriptTask(`${id}_t`, value, 'x'),
          flows(`${id} > ${id}_t`),
        ],
        { byEvent: true },
      );
    const instance = await start(
      bpmn([
        ...ends,
        userTask('a'),
        scriptTask('w', '=1', 'x'),
        userTask('b'),
        flows('s > a > w > b > e'),
        flip('one', 'x = 1', '=2'),
        flip('two', 'x = 2', '=1'),
      ]),
    );
    expect(instance.refuse({ kind: 'complete', wait: instance.wait('a'), result: {} }).code).toBe(
      'step-limit-reached',
    );
  });
});

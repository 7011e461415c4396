import type { EngineState } from '../../../../platform/engine/index.js';
import {
  bpmn,
  boundary,
  compensation,
  error,
  event,
  flows,
  gateway,
  message,
  multiInstance,
  scriptTask,
  serviceTask,
  standardLoop,
  subProcess,
  task,
  undoneBy,
  userTask,
} from '../support/bpmn.js';
import { start } from '../support/instance.js';
import { tell } from '../support/story.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];
const throwing = (activity?: string): string =>
  event('intermediateThrowEvent', 'throw', compensation(activity));
const undo = (id: string): string => undoneBy(id, task(`un${id}`));

const two = (thrower: string): string =>
  bpmn([...ends, task('a'), task('b'), thrower, undo('a'), undo('b'), flows('s > a > b > throw > e')]);

/** A sub-process with two activities that can be undone. */
const booking = (parts: string[] = [], extras: Parameters<typeof subProcess>[2] = {}): string =>
  subProcess(
    'sub',
    [event('startEvent', 'x'), task('a'), task('b'), undo('a'), undo('b'), flows('x > a > b'), ...parts],
    extras,
  );

const byEvent = subProcess(
  'undoing',
  [
    event('startEvent', 'u', compensation()),
    userTask('repair'),
    event('endEvent', 'rest', compensation()),
    flows('u > repair > rest'),
  ],
  { byEvent: true },
);

describe('compensation', () => {
  tell([
    {
      it: 'undoes what is completed, the latest first, and then goes on',
      given: two(throwing()),
      starts:
        '+s -s +a -a +b -b +throw +b_undo -b_undo +unb -unb +a_undo -a_undo +una -una -throw +e -e .completed',
    },
    {
      it: 'undoes one activity',
      given: two(throwing('a')),
      starts: '+s -s +a -a +b -b +throw +a_undo -a_undo +una -una -throw +e -e .completed',
    },
    {
      it: 'goes on when there is nothing to undo',
      given: bpmn([
        ...ends,
        gateway('parallel', 'p'),
        userTask('a'),
        throwing(),
        undo('a'),
        flows('s > p > throw > e', 'p > a > e'),
      ]),
      starts: '+s -s +p -p +throw -throw +a +e -e',
      waiting: ['a'],
    },
    {
      it: 'waits for each handler before the next',
      given: bpmn([
        ...ends,
        task('a'),
        task('b'),
        event('endEvent', 'throw', compensation()),
        undoneBy('a', serviceTask('una', 'x')),
        undoneBy('b', userTask('unb')),
        flows('s > a > b > throw', 's > e'),
      ]),
      starts: '+s -s +a -a +e -e +b -b +throw +b_undo -b_undo +unb',
      when: [
        ['complete unb', '-unb +a_undo -a_undo +una'],
        ['behave una', '-una -throw .completed'],
      ],
    },
    {
      it: 'undoes an activity once, however often compensation is thrown',
      given: bpmn([
        ...ends,
        task('a'),
        throwing(),
        event('intermediateThrowEvent', 'twice', compensation()),
        undo('a'),
        flows('s > a > throw > twice > e'),
      ]),
      starts: '+s -s +a -a +throw +a_undo -a_undo +una -una -throw +twice -twice +e -e .completed',
    },
    {
      it: 'undoes as often as an activity was completed, each at the place of its last time',
      given: bpmn([
        ...ends,
        gateway('exclusive', 'm'),
        scriptTask('a', '=if a = null then 1 else a + 1'),
        task('b'),
        gateway('exclusive', 'again', 'default="again_throw"'),
        throwing(),
        undo('a'),
        undo('b'),
        flows('s > m > a > b > again > throw > e', 'again > [a < 2] m'),
      ]),
      starts:
        '+s -s +m -m +a -a +b -b +again -again +m -m +a -a +b -b +again -again +throw' +
        ' +b_undo -b_undo +unb -unb +b_undo -b_undo +unb -unb +a_undo -a_undo +una -una +a_undo -a_undo +una -una' +
        ' -throw +e -e .completed',
    },
    {
      it: 'undoes what is inside a completed sub-process',
      given: bpmn([...ends, booking(), throwing(), flows('s > sub > throw > e')]),
      starts:
        '+s -s +sub +x -x +a -a +b -b -sub +throw +sub +b_undo -b_undo +unb -unb +a_undo -a_undo +una -una -sub -throw +e -e .completed',
    },
    {
      it: 'undoes a sub-process by its own handler when it has one',
      given: bpmn([...ends, booking(), undo('sub'), throwing('sub'), flows('s > sub > throw > e')]),
      starts:
        '+s -s +sub +x -x +a -a +b -b -sub +throw +sub_undo -sub_undo +unsub -unsub -throw +e -e .completed',
    },
    {
      it: 'undoes a sub-process by its compensation event sub-process, which may undo the rest',
      given: bpmn([...ends, booking([byEvent]), throwing(), flows('s > sub > throw > e')]),
      starts: '+s -s +sub +x -x +a -a +b -b -sub +throw +sub +undoing +u -u +repair',
      when: [
        [
          'complete repair',
          '-repair +rest +b_undo -b_undo +unb -unb +a_undo -a_undo +una -una -rest -undoing -sub -throw +e -e .completed',
        ],
      ],
    },
    {
      it: 'leaves alone a sub-process that is not completed',
      given: bpmn([
        ...ends,
        gateway('parallel', 'p'),
        subProcess('sub', [
          event('startEvent', 'x'),
          task('a'),
          userTask('b'),
          undo('a'),
          flows('x > a > b'),
        ]),
        userTask('c'),
        throwing(),
        flows('s > p > sub > e', 'p > c > throw > e'),
      ]),
      starts: '+s -s +p -p +sub +c +x -x +a -a +b',
      when: [['complete c', '-c +throw -throw +e -e']],
      waiting: ['b'],
    },
    {
      it: 'is thrown by an event sub-process for what is around it',
      given: bpmn([
        ...ends,
        task('a'),
        serviceTask('b', 'x'),
        undo('a'),
        undo('b'),
        flows('s > a > b > e'),
        subProcess(
          'failing',
          [event('startEvent', 'bad', error()), throwing(), event('endEvent', 'y'), flows('bad > throw > y')],
          { byEvent: true },
        ),
      ]),
      starts: '+s -s +a -a +b',
      when: [
        [
          'fail b X',
          '!b +failing +bad -bad +throw +a_undo -a_undo +una -una -throw +y -y -failing .completed',
        ],
      ],
    },
    {
      it: 'undoes a multi-instance activity as a whole by its handler',
      given: bpmn([
        ...ends,
        task('a', { loop: multiInstance('=[1, 2]') }),
        undo('a'),
        throwing(),
        flows('s > a > throw > e'),
      ]),
      starts: '+s -s +a +a -a +a -a -a +throw +a_undo -a_undo +una -una -throw +e -e .completed',
    },
    {
      it: 'undoes what is inside each instance of a multi-instance sub-process',
      given: bpmn([
        ...ends,
        subProcess('sub', [event('startEvent', 'x'), task('a'), undo('a'), flows('x > a')], {
          loop: multiInstance('=[1, 2]'),
        }),
        throwing(),
        flows('s > sub > throw > e'),
      ]),
      starts:
        '+s -s +sub +sub +sub +x -x +x -x +a -a -sub +a -a -sub -sub +throw +sub +a_undo -a_undo +una -una +a_undo -a_undo +una -una -sub -throw +e -e .completed',
    },
    {
      it: 'runs the compensation event sub-process for each run of a loop',
      given: bpmn([
        ...ends,
        subProcess(
          'sub',
          [
            event('startEvent', 'x'),
            task('a'),
            flows('x > a'),
            subProcess('undoing', [event('startEvent', 'u', compensation()), task('t'), flows('u > t')], {
              byEvent: true,
            }),
          ],
          { loop: standardLoop(undefined, { maximum: 2 }) },
        ),
        throwing(),
        flows('s > sub > throw > e'),
      ]),
      starts:
        '+s -s +sub +x -x +a -a -sub +sub +x -x +a -a -sub +throw' +
        ' +sub +undoing +u -u +t -t -undoing -sub +sub +undoing +u -u +t -t -undoing -sub -throw +e -e .completed',
    },
    {
      it: 'a handler may be a sub-process or a multi-instance activity',
      given: bpmn([
        ...ends,
        task('a'),
        task('b'),
        undoneBy('a', subProcess('una', [event('startEvent', 'x'), task('t'), flows('x > t')])),
        undoneBy('b', task('unb', { loop: multiInstance('=[1, 2]') })),
        throwing(),
        flows('s > a > b > throw > e'),
      ]),
      starts:
        '+s -s +a -a +b -b +throw +b_undo -b_undo +unb +unb -unb +unb -unb -unb +a_undo -a_undo +una +x -x +t -t -una -throw +e -e .completed',
    },
    {
      it: 'ends with its thrower when that is interrupted',
      given: bpmn([
        ...ends,
        subProcess('sub', [
          event('startEvent', 'x'),
          task('a'),
          undoneBy('a', userTask('una')),
          event('endEvent', 'throw', compensation()),
          flows('x > a > throw'),
        ]),
        boundary('stop', 'sub', message('stop')),
        flows('s > sub > e', 'stop > e'),
      ]),
      starts: '+s -s +sub +x -x +a -a +throw +a_undo -a_undo +una',
      when: [['send stop', '!una !throw !sub +stop -stop +e -e .completed']],
      waiting: [],
    },
    {
      it: 'undoes what an event sub-process did beside the rest',
      given: bpmn([
        ...ends,
        subProcess('sub', [
          event('startEvent', 'x'),
          userTask('b'),
          flows('x > b'),
          subProcess(
            'noting',
            [
              event('startEvent', 'n', message('note'), { attributes: 'isInterrupting="false"' }),
              task('a'),
              undo('a'),
              flows('n > a'),
            ],
            { byEvent: true },
          ),
        ]),
        throwing(),
        flows('s > sub > throw > e'),
      ]),
      starts: '+s -s +sub +x -x +b',
      when: [
        ['send note', '+noting +n -n +a -a -noting'],
        ['send note', '+noting +n -n +a -a -noting'],
        [
          'complete b',
          '-b -sub +throw +sub +noting +a_undo -a_undo +una -una +a_undo -a_undo +una -una -noting -sub -throw +e -e .completed',
        ],
      ],
    },
    {
      it: 'that is interrupted leaves the rest to another one',
      given: bpmn([
        ...ends,
        subProcess(
          'inner',
          [event('startEvent', 'x'), task('a'), task('b'), undo('a'), flows('x > a > b')].concat(
            undoneBy('b', userTask('unb')),
          ),
        ),
        task('c'),
        undo('c'),
        event('intermediateThrowEvent', 'first', compensation('inner')),
        flows('s > inner > c > first > e'),
        subProcess(
          'stopping',
          [
            event('startEvent', 'stop', message('stop')),
            throwing(),
            event('endEvent', 'y'),
            flows('stop > throw > y'),
          ],
          { byEvent: true },
        ),
      ]),
      starts: '+s -s +inner +x -x +a -a +b -b -inner +c -c +first +inner +b_undo -b_undo +unb',
      when: [
        [
          'send stop',
          '!unb !inner !first +stopping +stop -stop +throw' +
            ' +c_undo -c_undo +unc -unc +inner +a_undo -a_undo +una -una -inner -throw +y -y -stopping .completed',
        ],
      ],
    },
    {
      it: 'an error of a handler goes out from the thrower',
      given: bpmn([
        ...ends,
        subProcess('outer', [
          event('startEvent', 'y'),
          subProcess('sub', [
            event('startEvent', 'x'),
            task('a'),
            undoneBy('a', serviceTask('una', 'x')),
            flows('x > a'),
          ]),
          boundary('wrong', 'sub', error()),
          throwing(),
          flows('y > sub > throw', 'wrong > t'),
          task('t'),
        ]),
        boundary('right', 'outer', error()),
        flows('s > outer > e', 'right > e'),
      ]),
      starts: '+s -s +outer +y -y +sub +x -x +a -a -sub +throw +sub +a_undo -a_undo +una',
      when: [['fail una X', '!una !sub !throw !outer +right -right +e -e .completed']],
    },
  ]);

  it('remembers nothing of what was interrupted, nor of handlers', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        userTask('a'),
        undo('a'),
        boundary('stop', 'a', message('stop')),
        throwing(),
        flows('s > a > throw > e', 'stop > throw'),
      ]),
    );
    instance.send('stop');
    expect(instance.trace).toBe('!a +stop -stop +throw -throw +e -e .completed');
  });

  it('does not make the state grow with loops', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        gateway('exclusive', 'm'),
        userTask('a'),
        subProcess('sub', [event('startEvent', 'x'), task('c'), undo('c'), flows('x > c')]),
        gateway('exclusive', 'again', 'default="again_m"'),
        throwing(),
        undo('a'),
        flows('s > m > a > sub > again > m', 'again > [a.stop] throw', 'throw > e'),
      ]),
    );
    const size = (state: EngineState): number => JSON.stringify(state).length;
    instance.complete('a', { stop: false });
    const before = size(instance.state!);
    for (let n = 0; n < 300; n++) instance.complete('a', { stop: false });
    expect(size(instance.state!) - before).toBeLessThan(30);
    instance.complete('a', { stop: true });
    expect(instance.last.ended).toBe('completed');
    expect(instance.trace.split('+una').length - 1).toBe(302);
    expect(instance.trace.split('+unc').length - 1).toBe(302);
  });
});

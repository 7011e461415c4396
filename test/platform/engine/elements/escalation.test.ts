import {
  boundary,
  bpmn,
  escalation,
  event,
  flows,
  gateway,
  multiInstance,
  subProcess,
  task,
  userTask,
} from '../support/bpmn.js';
import { tell } from '../support/story.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];

/** Throws inside a sub-process, then goes on to a task. */
const inside = (definition = escalation('LATE'), handlers: string[] = []): string[] => [
  event('startEvent', 'x'),
  event('intermediateThrowEvent', 'throw', definition),
  userTask('a'),
  flows('x > throw > a'),
  ...handlers,
];
const handler = (id: string, definition: string, interrupting: boolean): string =>
  subProcess(
    `${id}_handler`,
    [
      event('startEvent', id, definition, { attributes: `isInterrupting="${interrupting}"` }),
      task(`${id}_t`),
    ].concat(flows(`${id} > ${id}_t`)),
    { byEvent: true },
  );

describe('escalation', () => {
  tell([
    {
      it: 'a boundary event that does not interrupt: the thrower goes on',
      given: bpmn([
        ...ends,
        subProcess('sub', inside()),
        boundary('late', 'sub', escalation('LATE'), { interrupting: false }),
        userTask('hurry'),
        flows('s > sub > e', 'late > hurry'),
      ]),
      starts: '+s -s +sub +x -x +throw -throw +late -late +a +hurry',
      variables: { late: { code: 'LATE' } },
      waiting: ['a', 'hurry'],
    },
    {
      it: 'a boundary event that interrupts: the thrower is cancelled with the rest',
      given: bpmn([
        ...ends,
        subProcess('sub', inside()),
        boundary('late', 'sub', escalation('LATE')),
        userTask('hurry'),
        flows('s > sub > e', 'late > hurry'),
      ]),
      starts: '+s -s +sub +x -x +throw !throw !sub +late -late +hurry',
      waiting: ['hurry'],
    },
    {
      it: 'prefers the event that names the code to one that catches everything',
      given: bpmn([
        ...ends,
        subProcess('sub', inside()),
        boundary('any', 'sub', escalation(), { interrupting: false }),
        boundary('late', 'sub', escalation('LATE'), { interrupting: false }),
        userTask('hurry'),
        flows('s > sub > e', 'late > hurry', 'any > e'),
      ]),
      starts: '+s -s +sub +x -x +throw -throw +late -late +a +hurry',
    },
    {
      it: 'catches everything where no code is named',
      given: bpmn([
        ...ends,
        subProcess('sub', inside()),
        boundary('other', 'sub', escalation('OTHER')),
        boundary('any', 'sub', escalation(), { interrupting: false }),
        flows('s > sub > e', 'any > e', 'other > e'),
      ]),
      starts: '+s -s +sub +x -x +throw -throw +any -any +a +e -e',
      variables: { any: { code: 'LATE' } },
    },
    {
      it: 'the nearest one catches it',
      given: bpmn([
        ...ends,
        subProcess('sub', inside(escalation('LATE'), [handler('near', escalation(), false)])),
        boundary('far', 'sub', escalation('LATE')),
        flows('s > sub > e', 'far > e'),
      ]),
      starts: '+s -s +sub +x -x +throw +near_handler -throw +near -near +a +near_t -near_t -near_handler',
      waiting: ['a'],
    },
    {
      it: 'an event sub-process that interrupts takes over its scope',
      given: bpmn([
        ...ends,
        gateway('parallel', 'p'),
        userTask('b'),
        event('endEvent', 'throw', escalation('LATE')),
        flows('s > p > b > e', 'p > throw'),
        handler('late', escalation('LATE'), true),
      ]),
      starts:
        '+s -s +p -p +b +throw !b !throw +late_handler +late -late +late_t -late_t -late_handler .completed',
    },
    {
      it: 'an end event ends its path and nothing else',
      given: bpmn([
        ...ends,
        subProcess('sub', [
          event('startEvent', 'x'),
          gateway('parallel', 'p'),
          userTask('a'),
          event('endEvent', 'throw', escalation('LATE')),
          flows('x > p > a', 'p > throw'),
        ]),
        boundary('late', 'sub', escalation('LATE'), { interrupting: false }),
        flows('s > sub > e', 'late > e'),
      ]),
      starts: '+s -s +sub +x -x +p -p +a +throw -throw +late -late +e -e',
      when: [['complete a', '-a -sub +e -e .completed']],
    },
    {
      it: 'nobody catches it: everything goes on',
      given: bpmn([
        ...ends,
        subProcess('sub', inside()),
        boundary('other', 'sub', escalation('OTHER')),
        flows('s > sub > e', 'other > e'),
      ]),
      starts: '+s -s +sub +x -x +throw -throw +a',
      when: [['complete a', '-a -sub +e -e .completed']],
    },
    {
      it: 'is not caught by the event sub-process that throws it',
      given: bpmn([
        ...ends,
        subProcess(
          'sub',
          inside(escalation('LATE'), [
            subProcess(
              'handling',
              [
                event('startEvent', 'h', escalation(), { attributes: 'isInterrupting="false"' }),
                event('endEvent', 'further', escalation('FURTHER')),
                flows('h > further'),
              ],
              { byEvent: true },
            ),
          ]),
        ),
        boundary('far', 'sub', escalation('FURTHER'), { interrupting: false }),
        flows('s > sub > e', 'far > e'),
      ]),
      starts: '+s -s +sub +x -x +throw +handling -throw +h -h +a +further -further -handling +far -far +e -e',
    },
    {
      it: 'goes out of an instance of a multi-instance activity to the event of all of them',
      given: bpmn([
        ...ends,
        subProcess('sub', inside(), { loop: multiInstance('=[1, 2]') }),
        boundary('late', 'sub', escalation('LATE'), { interrupting: false }),
        task('note'),
        flows('s > sub > e', 'late > note'),
      ]),
      starts:
        '+s -s +sub +sub +sub +x -x +x -x +throw -throw +throw -throw +late -late +a +late -late +a +note -note +note -note',
      waiting: ['a', 'a'],
    },
  ]);
});

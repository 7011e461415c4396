import {
  boundary,
  bpmn,
  cancel,
  compensation,
  error,
  event,
  flows,
  gateway,
  serviceTask,
  subProcess,
  task,
  timer,
  undoneBy,
  userTask,
} from '../support/bpmn.js';
import { start } from '../support/instance.js';
import { tell } from '../support/story.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];
const undo = (id: string): string => undoneBy(id, task(`un${id}`));

/** Books two things side by side with a task that decides; the boundary events are given. */
const booking = (boundaries: string[], ...lines: string[]): string =>
  bpmn([
    ...ends,
    subProcess(
      'tx',
      [
        event('startEvent', 'x'),
        task('a'),
        gateway('parallel', 'p'),
        userTask('b'),
        serviceTask('decide', 'x'),
        gateway('exclusive', 'g', 'default="g_ok"'),
        event('endEvent', 'ok'),
        event('endEvent', 'no', cancel),
        undo('a'),
        undo('b'),
        flows('x > a > p > b', 'p > decide > g > [decide.no] no', 'g > ok'),
      ],
      { transaction: true },
    ),
    ...boundaries,
    task('told'),
    flows('s > tx > e', 'cancelled > told', ...lines),
  ]);
const cancelled = boundary('cancelled', 'tx', cancel);

describe('transaction', () => {
  tell([
    {
      it: 'is left like a sub-process when nothing cancels it',
      given: booking([cancelled]),
      starts: '+s -s +tx +x -x +a -a +p -p +b +decide',
      when: [
        ['behave decide', '-decide +g -g +ok -ok', { no: false }],
        ['complete b', '-b -tx +e -e .completed'],
      ],
    },
    {
      it: 'cancel end event: cancels the rest, undoes what is completed, goes on at the cancel boundary event',
      given: booking([cancelled]),
      starts: '+s -s +tx +x -x +a -a +p -p +b +decide',
      when: [
        [
          'behave decide',
          '-decide +g -g +no !b +a_undo -a_undo +una -una -no !tx +cancelled -cancelled +told -told .completed',
          { no: true },
        ],
      ],
    },
    {
      it: 'undoes all of it in reverse order, waiting for each handler',
      given: bpmn([
        ...ends,
        subProcess(
          'tx',
          [
            event('startEvent', 'x'),
            task('a'),
            task('b'),
            event('endEvent', 'no', cancel),
            undoneBy('a', userTask('una')),
            undoneBy('b', userTask('unb')),
            flows('x > a > b > no'),
          ],
          { transaction: true },
        ),
        cancelled,
        boundary('late', 'tx', timer('Duration', 'P1D')),
        flows('s > tx > e', 'cancelled > e', 'late > e'),
      ]),
      starts: '+s -s +tx +x -x +a -a +b -b +no +b_undo -b_undo +unb',
      when: [
        ['complete unb', '-unb +a_undo -a_undo +una'],
        ['complete una', '-una -no !tx +cancelled -cancelled +e -e .completed'],
      ],
    },
    {
      it: 'goes on at once when there is nothing to undo',
      given: bpmn([
        ...ends,
        subProcess('tx', [event('startEvent', 'x'), event('endEvent', 'no', cancel), flows('x > no')], {
          transaction: true,
        }),
        cancelled,
        flows('s > tx > e', 'cancelled > e'),
      ]),
      starts: '+s -s +tx +x -x +no -no !tx +cancelled -cancelled +e -e .completed',
    },
    {
      it: 'hazard: an error leaves it without undoing anything',
      given: booking([cancelled, boundary('hazard', 'tx', error())], 'hazard > e'),
      starts: '+s -s +tx +x -x +a -a +p -p +b +decide',
      when: [['fail decide X', '!b !decide !tx +hazard -hazard +e -e .completed']],
    },
    {
      it: 'hazard while it is being undone: an error of a handler',
      given: bpmn([
        ...ends,
        subProcess(
          'tx',
          [
            event('startEvent', 'x'),
            task('a'),
            event('endEvent', 'no', cancel),
            undoneBy('a', serviceTask('una', 'x')),
            flows('x > a > no'),
          ],
          { transaction: true },
        ),
        cancelled,
        boundary('hazard', 'tx', error()),
        task('t'),
        flows('s > tx > e', 'cancelled > e', 'hazard > t'),
      ]),
      starts: '+s -s +tx +x -x +a -a +no +a_undo -a_undo +una',
      when: [['fail una X', '!una !no !tx +hazard -hazard +t -t .completed']],
    },
    {
      it: 'can be undone after it was completed',
      given: bpmn([
        ...ends,
        subProcess('tx', [event('startEvent', 'x'), task('a'), undo('a'), flows('x > a')], {
          transaction: true,
        }),
        event('endEvent', 'throw', compensation()),
        flows('s > tx > throw', 's > e'),
      ]),
      starts: '+s -s +tx +e -e +x -x +a -a -tx +throw +tx +a_undo -a_undo +una -una -tx -throw .completed',
    },
  ]);

  it('is offered nothing else while it is being undone', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        subProcess(
          'tx',
          [
            event('startEvent', 'x'),
            userTask('a'),
            event('endEvent', 'no', cancel),
            undoneBy('a', userTask('una')),
            flows('x > a > no'),
            subProcess(
              'noting',
              [
                event('startEvent', 'n', timer('Duration', 'P2D'), { attributes: 'isInterrupting="false"' }),
                task('t'),
                flows('n > t'),
              ],
              { byEvent: true },
            ),
          ],
          { transaction: true },
        ),
        cancelled,
        boundary('late', 'tx', timer('Duration', 'P1D')),
        flows('s > tx > e', 'cancelled > e', 'late > e'),
      ]),
    );
    expect(instance.waiting).toEqual(['late', 'n', 'a']);
    instance.complete('a');
    expect(instance.waiting).toEqual(['una']);
  });
});

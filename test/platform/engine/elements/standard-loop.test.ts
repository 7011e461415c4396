import {
  boundary,
  bpmn,
  event,
  flows,
  message,
  scriptTask,
  serviceTask,
  standardLoop,
  subProcess,
  task,
  userTask,
} from '../support/bpmn.js';
import { localVariables } from '../../../../platform/engine/index.js';
import { compile, Instance, start } from '../support/instance.js';
import { tell } from '../support/story.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];
const looping = (part: string): string => bpmn([...ends, part, flows('s > a > e')]);
const until = standardLoop('=a.again');

describe('standard loop', () => {
  tell([
    {
      it: 'runs once more while its condition holds',
      given: looping(userTask('a', { loop: until, properties: { state: '办理' } })),
      starts: '+s -s +a #办理',
      when: [
        ['complete a', '-a +a #办理', { again: true }],
        ['complete a', '-a +e -e .completed', { again: false }],
      ],
      variables: { a: { again: false } },
    },
    {
      it: 'tests before the first run, too, when it says so',
      given: looping(userTask('a', { loop: standardLoop('=loopCounter < s.n', { testBefore: true }) })),
      data: { n: 1 },
      starts: '+s -s +a',
      when: [['complete a', '-a +e -e .completed']],
    },
    {
      it: 'does not run at all when the condition does not hold before',
      given: looping(
        userTask('a', { loop: standardLoop('=loopCounter < s.n', { testBefore: true }) }) +
          boundary('b', 'a', message('stop')) +
          flows('b > e'),
      ),
      data: { n: 0 },
      starts: '+s -s +a -a +e -e .completed',
      waiting: [],
    },
    {
      it: 'runs at most so many times',
      given: looping(task('a', { loop: standardLoop('=true', { maximum: 3 }) })),
      starts: '+s -s +a -a +a -a +a -a +e -e .completed',
    },
    {
      it: 'needs no condition when there is a maximum',
      given: looping(serviceTask('a', 'x', { loop: standardLoop(undefined, { maximum: 2 }) })),
      starts: '+s -s +a',
      when: [
        ['behave a', '-a +a'],
        ['behave a', '-a +e -e .completed'],
      ],
    },
    {
      it: 'evaluates mappings for each run, which sees what the one before wrote',
      given: looping(
        scriptTask('a', '=before + 1', 'n', {
          loop: standardLoop('=n < 3'),
          inputs: { before: '=if n = null then 0 else n' },
        }),
      ),
      starts: '+s -s +a -a +a -a +a -a +e -e .completed',
      variables: { n: 3 },
    },
    {
      it: 'a sub-process: each run is a new one',
      given: looping(
        subProcess(
          'a',
          [
            event('startEvent', 'x'),
            scriptTask('y', '=(if own = null then 0 else own) + loopCounter', 'own'),
            scriptTask('z', '=(if total = null then 0 else total) + own', 'total'),
            flows('x > y > z'),
          ],
          { loop: standardLoop('=total < 6'), inputs: { own: '=0' } },
        ),
      ),
      starts:
        '+s -s +a +x -x +y -y +z -z -a +a +x -x +y -y +z -z -a +a +x -x +y -y +z -z -a +e -e .completed',
      variables: { total: 6 },
    },
  ]);

  it('keeps its boundary events over all runs', async () => {
    const instance = await start(
      looping(
        userTask('a', { loop: until }) + boundary('b', 'a', message('stop')) + task('t') + flows('b > t'),
      ),
    );
    const offered = instance.wait('b');
    instance.complete('a', { again: true });
    expect(instance.wait('b')).toBe(offered);
    expect(instance.last.closed).toHaveLength(1);
    expect(localVariables(instance.process, instance.state!, instance.wait('a'))).toEqual({ loopCounter: 2 });
    instance.send('stop');
    expect(instance.trace).toBe('!a +b -b +t -t .completed');
  });

  it('leaves no trace of its counter in the state', async () => {
    const instance = await start(
      bpmn([...ends, userTask('a', { loop: until }), userTask('b'), flows('s > a > b > e')]),
    );
    instance.complete('a', { again: true }).complete('a', { again: false });
    expect(instance.state!.tokens).toEqual([{ id: 't1', e: 'b', s: 's0', via: 'a_b' }]);
  });

  it('refuses a condition that is neither true nor false', async () => {
    const instance = await start(looping(userTask('a', { loop: until })));
    expect(
      instance.refuse({ kind: 'complete', wait: instance.wait('a'), result: { again: 'yes' } }),
    ).toMatchObject({ code: 'expression-failed', element: 'a' });
  });

  it('refuses a step in which it never ends', async () => {
    const instance = new Instance(await compile(looping(task('a', { loop: standardLoop('=true') }))));
    expect(instance.refuse({ kind: 'start', result: {} })).toMatchObject({
      code: 'step-limit-reached',
      element: 'a',
    });
  });
});

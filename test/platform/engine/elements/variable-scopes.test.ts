import {
  bpmn,
  element,
  event,
  flows,
  mappings,
  message,
  multiInstance,
  scriptTask,
  serviceTask,
  subProcess,
  userTask,
  type TaskExtras,
} from '../support/bpmn.js';
import { localVariables } from '../../../../platform/engine/index.js';
import { start } from '../support/instance.js';
import { tell } from '../support/story.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];
const inSub = (parts: string[], extras: TaskExtras = {}): string =>
  bpmn([...ends, subProcess('sub', [event('startEvent', 'x'), ...parts], extras), flows('s > sub > e')]);

const calling = (attributes: string, extras: TaskExtras = {}): string =>
  bpmn([
    ...ends,
    element('callActivity', 'a', {
      extensions: `<zeebe:calledElement processId="p" ${attributes}/>` + mappings(extras),
    }),
    flows('s > a > e'),
  ]);

describe('variable scopes', () => {
  tell([
    {
      it: 'a variable that no scope has is made in the instance, from any depth',
      given: inSub([scriptTask('a', '=1', 'n'), flows('x > a')]),
      starts: '+s -s +sub +x -x +a -a -sub +e -e .completed',
      variables: { n: 1 },
    },
    {
      it: 'a variable that a scope around has is written there, and gone with it',
      given: inSub(
        [
          subProcess('inner', [event('startEvent', 'y'), scriptTask('a', '=n + 1', 'n'), flows('y > a')]),
          scriptTask('b', '=n', 'seen'),
          flows('x > inner > b'),
        ],
        { inputs: { n: '=s.n' } },
      ),
      data: { n: 1 },
      starts: '+s -s +sub +x -x +inner +y -y +a -a -inner +b -b -sub +e -e .completed',
      variables: { s: { n: 1 }, seen: 2 },
    },
    {
      it: 'an input mapping covers a variable of the same name further out',
      given: bpmn([
        ...ends,
        scriptTask('before', '=1', 'n'),
        serviceTask('a', 'x', { inputs: { n: '=n + 1', m: '=n * 10' }, outputs: { m: '=n + m' } }),
        flows('s > before > a > e'),
      ]),
      starts: '+s -s +before -before +a',
      when: [['behave a', '-a +e -e .completed']],
      variables: { n: 1, m: 22 },
    },
    {
      it: 'an output mapping writes into the scope around, past local variables of its element',
      given: inSub(
        [
          scriptTask('a', '=n + 1', 'result', { inputs: { n: '=5' }, outputs: { n: '=result' } }),
          scriptTask('b', '=n', 'seen'),
          flows('x > a > b'),
        ],
        { inputs: { n: '=1' } },
      ),
      starts: '+s -s +sub +x -x +a -a +b -b -sub +e -e .completed',
      variables: { seen: 6 },
    },
    {
      it: 'an output mapping restricts what a script leaves',
      given: bpmn([
        ...ends,
        scriptTask('a', '={ x: 1, y: 2 }', 'both', { outputs: { x: '=both.x' } }),
        flows('s > a > e'),
      ]),
      starts: '+s -s +a -a +e -e .completed',
      variables: { x: 1 },
    },
    {
      it: 'what a script writes under the name of its own input stays inside',
      given: bpmn([
        ...ends,
        scriptTask('a', '=n + 1', 'n', { inputs: { n: '=1' } }),
        scriptTask('b', '=n', 'seen'),
        flows('s > a > b > e'),
      ]),
      starts: '+s -s +a -a +b -b +e -e .completed',
      variables: { seen: null },
    },
    {
      it: 'an output mapping restricts what a sub-process leaves of its own variables',
      given: inSub([scriptTask('a', '=n + 1', 'n'), flows('x > a')], {
        inputs: { n: '=s.n', other: '=1' },
        outputs: { 'made.n': '=n' },
      }),
      data: { n: 1 },
      starts: '+s -s +sub +x -x +a -a -sub +e -e .completed',
      variables: { s: { n: 1 }, made: { n: 2 } },
    },
    {
      it: 'an input mapping sees the ones before it, and what the step wrote',
      given: bpmn([
        ...ends,
        scriptTask('w', '=2', 'n'),
        scriptTask('a', '=q', 'seen', { inputs: { p: '=n * 2', q: '=p * 2' } }),
        flows('s > w > a > e'),
      ]),
      starts: '+s -s +w -w +a -a +e -e .completed',
      variables: { n: 2, seen: 8 },
    },
    {
      it: 'a result of a task inside stands under its id in the scope that has the name, else in the instance',
      given: inSub([userTask('a'), userTask('b'), flows('x > a > b')], {
        inputs: { b: '={}' },
        outputs: { kept: '=b' },
      }),
      starts: '+s -s +sub +x -x +a',
      when: [
        ['complete a', '-a +b', { n: 1 }],
        ['complete b', '-b -sub +e -e .completed', { n: 2 }],
      ],
      variables: { a: { n: 1 }, kept: { n: 2 } },
    },
    {
      it: 'an instance of a multi-instance activity keeps what is written in it; mappings are its own',
      given: bpmn([
        ...ends,
        scriptTask('a', '=double', 'made', {
          inputs: { double: '=item * 2' },
          loop: multiInstance('=[1, 2]', {
            inputElement: 'item',
            outputCollection: 'all',
            outputElement: '=made',
          }),
        }),
        scriptTask('b', '=[made, item, loopCounter]', 'seen'),
        flows('s > a > b > e'),
      ]),
      starts: '+s -s +a +a -a +a -a -a +b -b +e -e .completed',
      variables: { all: [2, 4], seen: [null, null, null] },
    },
    {
      it: 'a message is written as its output mappings say, into the scope around',
      given: inSub(
        [
          event('intermediateCatchEvent', 'm', message('paid'), { outputs: { n: '=amount' } }),
          scriptTask('b', '=n', 'seen'),
          flows('x > m > b'),
        ],
        { inputs: { n: '=0' } },
      ),
      starts: '+s -s +sub +x -x +m',
      when: [['send paid', '-m +b -b -sub +e -e .completed', { amount: 3 }]],
      variables: { seen: 3 },
    },
    {
      it: 'a called process may write everything it made',
      given: calling('propagateAllChildVariables="true"', { inputs: { own: '=1' } }),
      starts: '+s -s +a',
      when: [['behave a', '-a +e -e .completed', { x: 1, own: 2 }]],
      variables: { x: 1 },
    },
  ]);

  it('shows local variables of everything around to what waits inside', async () => {
    const instance = await start(
      inSub([userTask('a', { inputs: { inner: '=outer + 1' } }), flows('x > a')], {
        inputs: { outer: '=1', both: '=1' },
      }),
    );
    expect(localVariables(instance.process, instance.state!, instance.wait('a'))).toEqual({
      outer: 1,
      both: 1,
      inner: 2,
    });
  });

  it('gives a called process all variables, or only what is mapped', async () => {
    const all = await start(calling('', { inputs: { n: '=1' } }), { x: 1 });
    expect(all.last.effects[0]!.input).toEqual({ s: { x: 1 }, n: 1 });
    const mapped = await start(calling('propagateAllParentVariables="false"', { inputs: { n: '=1' } }), {
      x: 1,
    });
    expect(mapped.last.effects[0]!.input).toEqual({ n: 1 });
  });
});

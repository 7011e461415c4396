import {
  boundary,
  bpmn,
  event,
  flows,
  gateway,
  message,
  multiInstance,
  scriptTask,
  serviceTask,
  subProcess,
  userTask,
} from '../support/bpmn.js';
import { localVariables } from '../../../../platform/engine/index.js';
import { compile, Instance, start } from '../support/instance.js';
import { tell } from '../support/story.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];
const outputs = {
  inputElement: 'firm',
  outputCollection: 'offers',
  outputElement: '={ firm: firm, price: a.price }',
};
const asked = (options = {}): string =>
  bpmn([
    ...ends,
    userTask('a', {
      loop: multiInstance('=s.firms', outputs, options),
      properties: { organisation: '=firm', state: '待报价' },
    }),
    flows('s > a > e'),
  ]);

describe('multi-instance', () => {
  tell([
    {
      it: 'parallel: all at once, outputs in the order of the collection',
      given: asked(),
      data: { firms: ['x', 'y'] },
      starts: '+s -s +a #待报价 +a +a',
      when: [
        ['complete a', '-a', { price: 1 }],
        ['complete a', '-a -a +e -e .completed', { price: 2 }],
      ],
      variables: {
        s: { firms: ['x', 'y'] },
        offers: [
          { firm: 'x', price: 1 },
          { firm: 'y', price: 2 },
        ],
      },
    },
    {
      it: 'sequential: one after the other',
      given: asked({ sequential: true }),
      data: { firms: ['x', 'y'] },
      starts: '+s -s +a #待报价 +a',
      when: [
        ['complete a', '-a +a', { price: 1 }],
        ['complete a', '-a -a +e -e .completed', { price: 2 }],
      ],
      variables: {
        s: { firms: ['x', 'y'] },
        offers: [
          { firm: 'x', price: 1 },
          { firm: 'y', price: 2 },
        ],
      },
    },
    {
      it: 'empty collection: goes on at once',
      given: asked(),
      data: { firms: [] },
      starts: '+s -s +a #待报价 -a +e -e .completed',
      variables: { s: { firms: [] }, offers: [] },
    },
    {
      it: 'completion condition: cancels the rest',
      given: asked({ until: '=numberOfCompletedInstances = 2 and numberOfActiveInstances = 1' }),
      data: { firms: ['x', 'y', 'z'] },
      starts: '+s -s +a #待报价 +a +a +a',
      when: [
        ['complete a', '-a', { price: 1 }],
        ['complete a', '-a !a -a +e -e .completed', { price: 2 }],
      ],
      variables: {
        s: { firms: ['x', 'y', 'z'] },
        offers: [{ firm: 'x', price: 1 }, { firm: 'y', price: 2 }, null],
      },
    },
    {
      it: 'boundary events belong to the whole activity',
      given: bpmn([
        ...ends,
        userTask('a', { loop: multiInstance('=s.firms') }),
        boundary('b', 'a', message('stop')),
        flows('s > a > e', 'b > e'),
      ]),
      data: { firms: ['x', 'y'] },
      starts: '+s -s +a +a +a',
      when: [['send stop', '!a !a !a +b -b +e -e .completed']],
    },
    {
      it: 'sub-process: what happens inside stays inside each instance',
      given: bpmn([
        ...ends,
        subProcess(
          'each',
          [
            event('startEvent', 'x'),
            serviceTask('call', 'call', { inputs: { who: '=firm' } }),
            scriptTask('twice', '=call.n * 2', 'n'),
            flows('x > call > twice'),
          ],
          {
            loop: multiInstance('=s.firms', {
              inputElement: 'firm',
              outputCollection: 'all',
              outputElement: '=n',
            }),
          },
        ),
        flows('s > each > e'),
      ]),
      data: { firms: ['x', 'y'] },
      starts: '+s -s +each +each +each +x -x +x -x +call +call',
      when: [
        ['behave call', '-call +twice -twice -each', { n: 1 }],
        ['behave call', '-call +twice -twice -each -each +e -e .completed', { n: 2 }],
      ],
      variables: { s: { firms: ['x', 'y'] }, all: [2, 4] },
    },
  ]);

  it('gives each instance its element', async () => {
    const instance = await start(asked(), { firms: ['x', 'y'] });
    expect(instance.last.opened.tasks.map(({ organisation }) => organisation)).toEqual(['x', 'y']);
    expect(localVariables(instance.process, instance.state!, instance.wait('a', 1))).toEqual({
      firm: 'y',
      loopCounter: 2,
    });
  });

  it('refuses a collection that is no list', async () => {
    const instance = new Instance(await compile(asked()));
    expect(instance.refuse({ kind: 'start', result: {} })).toMatchObject({
      code: 'expression-failed',
      element: 'a',
    });
  });

  it('joins inside each instance separately', async () => {
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
            gateway('parallel', 'j'),
            event('endEvent', 'y'),
            flows('x > p > a > j > y', 'p > b > j'),
          ],
          { loop: multiInstance('=[1, 2]') },
        ),
        flows('s > each > e'),
      ]),
    );
    instance.complete('a', {}, 0).complete('b', {}, 1);
    expect(instance.trace).toBe('-b');
    instance.complete('a').complete('b');
    expect(instance.last.ended).toBe('completed');
  });
});

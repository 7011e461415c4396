import {
  boundary,
  bpmn,
  cardinality,
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

  tell([
    {
      it: 'cardinality: so many instances, each with its number',
      given: bpmn([
        ...ends,
        scriptTask('a', '=loopCounter * 10', 'n', {
          loop: cardinality('=s.n', {
            attributes: 'outputCollection="all" outputElement="=n"',
          }),
        }),
        flows('s > a > e'),
      ]),
      data: { n: 3 },
      starts: '+s -s +a +a -a +a -a +a -a -a +e -e .completed',
      variables: { s: { n: 3 }, all: [10, 20, 30] },
    },
    {
      it: 'cardinality, sequential: one after the other, until it is enough',
      given: bpmn([
        ...ends,
        userTask('a', {
          loop: cardinality('=3', { sequential: true, until: '=numberOfCompletedInstances = 2' }),
        }),
        flows('s > a > e'),
      ]),
      starts: '+s -s +a +a',
      when: [
        ['complete a', '-a +a'],
        ['complete a', '-a -a +e -e .completed'],
      ],
    },
    {
      it: 'cardinality of none: goes on at once',
      given: bpmn([...ends, userTask('a', { loop: cardinality('=0') }), flows('s > a > e')]),
      starts: '+s -s +a -a +e -e .completed',
    },
    {
      it: 'counts all, completed and active instances for the completion condition',
      given: bpmn([
        ...ends,
        userTask('a', {
          loop: multiInstance(
            '=[1, 2, 3]',
            {},
            {
              until:
                '=numberOfInstances = 3 and numberOfCompletedInstances = 2 and numberOfActiveInstances = 1 and numberOfTerminatedInstances = 0',
            },
          ),
        }),
        flows('s > a > e'),
      ]),
      starts: '+s -s +a +a +a +a',
      when: [
        ['complete a', '-a'],
        ['complete a', '-a !a -a +e -e .completed'],
      ],
    },
    {
      it: 'sequential: items that are null are items',
      given: bpmn([
        ...ends,
        userTask('a', {
          loop: multiInstance(
            '=[null, 1, null]',
            { inputElement: 'x', outputCollection: 'all', outputElement: '=x' },
            { sequential: true },
          ),
        }),
        flows('s > a > e'),
      ]),
      starts: '+s -s +a +a',
      when: [
        ['complete a', '-a +a'],
        ['complete a', '-a +a'],
        ['complete a', '-a -a +e -e .completed'],
      ],
      variables: { all: [null, 1, null] },
    },
  ]);

  it.each(['=-1', '=1.5', '="3"', '=null'])('refuses a cardinality of %s', async (expression) => {
    const xml = bpmn([...ends, userTask('a', { loop: cardinality(expression) }), flows('s > a > e')]);
    const instance = new Instance(await compile(xml));
    expect(instance.refuse({ kind: 'start', result: {} })).toMatchObject({
      code: 'expression-failed',
      element: 'a',
    });
  });

  it.each([
    ['a list', multiInstance('=s.list')],
    ['a list, one after the other', multiInstance('=s.list', {}, { sequential: true })],
    ['a number', cardinality('=1000000')],
  ])('refuses a crowd from %s before it makes it', async (_name, loop) => {
    const xml = bpmn([...ends, userTask('a', { loop }), flows('s > a > e')]);
    const instance = new Instance(await compile(xml));
    const list = Array.from({ length: 1_000_000 }, () => 0);
    expect(instance.refuse({ kind: 'start', result: { list } })).toMatchObject({
      code: 'step-limit-reached',
      element: 'a',
    });
  });

  it('refuses a crowd of crowds before it makes it', async () => {
    const inner = userTask('a', { loop: cardinality('=9000') });
    const each = subProcess('each', [event('startEvent', 'x'), inner, flows('x > a')], {
      loop: cardinality('=900'),
    });
    const instance = new Instance(await compile(bpmn([...ends, each, flows('s > each > e')])));
    expect(instance.refuse({ kind: 'start', result: {} }).code).toBe('step-limit-reached');
  });

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

import type { EngineInput, TokenSelector } from '../../../../platform/engine/index.js';
import {
  boundary,
  bpmn,
  compensation,
  event,
  flows,
  gateway,
  message,
  multiInstance,
  serviceTask,
  standardLoop,
  subProcess,
  terminate,
  timer,
  undoneBy,
  userTask,
} from '../support/bpmn.js';
import { start, type Instance } from '../support/instance.js';

const move = (from: TokenSelector, to: string): EngineInput => ({ kind: 'move', from, to });

const line = bpmn([
  event('startEvent', 's'),
  userTask('a', { inputs: { x: '=1' } }),
  boundary('late', 'a', timer('Duration', 'PT1H')),
  userTask('b', { properties: { state: '第二步' } }),
  event('endEvent', 'e'),
  flows('s > a > b > e', 'late > e'),
]);

const parallel = bpmn([
  event('startEvent', 's'),
  userTask('before'),
  gateway('parallel', 'fork'),
  userTask('a1'),
  userTask('a2'),
  userTask('b1'),
  userTask('b2'),
  gateway('parallel', 'join'),
  userTask('after'),
  flows('s > before > fork > a1 > a2 > join > after', 'fork > b1 > b2 > join'),
]);

const nested = bpmn([
  event('startEvent', 's'),
  userTask('outside'),
  subProcess('part', [
    event('startEvent', 'ps'),
    userTask('p1'),
    userTask('p2'),
    gateway('parallel', 'pf'),
    userTask('q1'),
    userTask('q2'),
    gateway('parallel', 'pj'),
    flows('ps > p1 > p2 > pf > q1 > pj', 'pf > q2 > pj'),
  ]),
  boundary('stop', 'part', message('stop')),
  userTask('last'),
  flows('s > outside > part > last', 'stop > last'),
]);

const each = (sequential: boolean, content = ''): string =>
  bpmn([
    event('startEvent', 's'),
    userTask('first'),
    subProcess('many', [event('startEvent', 'ms'), userTask('m1'), userTask('m2'), flows('ms > m1 > m2')], {
      loop: multiInstance('=[10,20]', { inputElement: 'item' }, { sequential }),
    }),
    userTask('last'),
    flows('s > first > many > last'),
    content,
  ]);

const eventSubProcess = (interrupting: boolean): string =>
  bpmn([
    event('startEvent', 's'),
    userTask('a'),
    userTask('b'),
    flows('s > a > b'),
    subProcess(
      'ending',
      [
        event('startEvent', 'es', message('end'), { attributes: `isInterrupting="${interrupting}"` }),
        userTask('e1'),
        userTask('e2'),
        flows('es > e1 > e2'),
      ],
      { byEvent: true },
    ),
  ]);

const handled = bpmn([
  event('startEvent', 's'),
  userTask('a'),
  boundary('remind', 'a', message('remind'), { interrupting: false }),
  userTask('r1'),
  userTask('r2'),
  userTask('b'),
  event('endEvent', 'e'),
  flows('s > a > b > e', 'remind > r1 > r2 > e'),
]);

const choices = bpmn([
  event('startEvent', 's'),
  gateway('exclusive', 'merge'),
  userTask('a'),
  gateway('exclusive', 'choose', 'default="choose_c"'),
  userTask('b'),
  userTask('c'),
  gateway('eventBased', 'await'),
  event('intermediateCatchEvent', 'm', message('m')),
  event('intermediateCatchEvent', 't', timer('Duration', 'PT1H')),
  event('endEvent', 'e'),
  event('endEvent', 'stop', terminate),
  flows(
    's > merge > a > choose > [a.again = true] b > merge',
    'choose > c > await > m > e',
    'await > t > stop',
  ),
]);

const openEnds = bpmn([
  event('startEvent', 's'),
  userTask('before'),
  gateway('parallel', 'fork'),
  userTask('a1'),
  userTask('a2'),
  userTask('b1'),
  event('endEvent', 'e'),
  flows('s > before > fork > a1 > a2 > e', 'fork > b1 > e'),
]);

const compensated = bpmn([
  event('startEvent', 's'),
  userTask('a'),
  undoneBy('a', userTask('undo_a')),
  userTask('b'),
  event('intermediateThrowEvent', 'undo', compensation()),
  userTask('c'),
  flows('s > a > b > undo > c'),
]);

const inclusive = bpmn([
  event('startEvent', 's'),
  userTask('before'),
  gateway('inclusive', 'fork'),
  userTask('a1'),
  userTask('a2'),
  userTask('b1'),
  gateway('inclusive', 'join'),
  userTask('after'),
  flows('s > before > fork > [before.a = true] a1 > a2 > join > after', 'fork > [before.b = true] b1 > join'),
]);

const repeated = bpmn([
  event('startEvent', 's'),
  userTask('a'),
  subProcess('again', [event('startEvent', 'as'), userTask('r1'), userTask('r2'), flows('as > r1 > r2')], {
    loop: standardLoop('=again < 2'),
  }),
  userTask('b'),
  flows('s > a > again > b'),
]);

interface Case {
  it: string;
  given: string;
  when?: (instance: Instance) => unknown;
  from: TokenSelector | ((instance: Instance) => TokenSelector);
  to: string;
}

async function prepare({ given, when, from }: Case): Promise<[Instance, TokenSelector]> {
  const instance = await start(given);
  when?.(instance);
  return [instance, typeof from === 'function' ? from(instance) : from];
}

describe('move token', () => {
  const accepted: (Case & { then: string; waiting: string[] })[] = [
    {
      it: 'goes forward, closes what was open and tells the state',
      given: line,
      from: { element: 'a' },
      to: 'b',
      then: '!a +b #第二步',
      waiting: ['b'],
    },
    {
      it: 'goes back, named by a wait; boundary events are open again',
      given: line,
      when: (instance) => instance.complete('a'),
      from: (instance) => ({ wait: instance.wait('b') }),
      to: 'a',
      then: '!b +a',
      waiting: ['late', 'a'],
    },
    {
      it: 'begins the same element again',
      given: line,
      from: { element: 'a' },
      to: 'a',
      then: '!a +a',
      waiting: ['late', 'a'],
    },
    {
      it: 'ends the instance at an end event',
      given: line,
      from: { element: 'a' },
      to: 'e',
      then: '!a +e -e .completed',
      waiting: [],
    },
    {
      it: 'moves within its own branch',
      given: parallel,
      when: (instance) => instance.complete('before').complete('a1'),
      from: { element: 'a2' },
      to: 'a1',
      then: '!a2 +a1',
      waiting: ['b1', 'a1'],
    },
    {
      it: 'takes a branch to its join, by its own flow',
      given: parallel,
      when: (instance) => instance.complete('before').complete('b1').complete('b2'),
      from: { element: 'a1' },
      to: 'join',
      then: '!a1 +join -join +after',
      waiting: ['after'],
    },
    {
      it: 'takes back what waits at a join',
      given: parallel,
      when: (instance) => instance.complete('before').complete('a1').complete('a2'),
      from: { element: 'join' },
      to: 'a2',
      then: '+a2',
      waiting: ['b1', 'a2'],
    },
    {
      it: 'goes back in front of the fork once the branches are joined',
      given: parallel,
      when: (instance) =>
        instance.complete('before').complete('a1').complete('a2').complete('b1').complete('b2'),
      from: { element: 'after' },
      to: 'fork',
      then: '!after +fork -fork +a1 +b1',
      waiting: ['a1', 'b1'],
    },
    {
      it: 'enters a sub-process at an inner element',
      given: nested,
      from: { element: 'outside' },
      to: 'p2',
      then: '!outside +part +p2',
      waiting: ['stop', 'p2'],
    },
    {
      it: 'leaves a sub-process with its only token',
      given: nested,
      when: (instance) => instance.complete('outside'),
      from: { element: 'p1' },
      to: 'outside',
      then: '!p1 !part +outside',
      waiting: ['outside'],
    },
    {
      it: 'moves a sub-process as a whole, with all that runs in it',
      given: nested,
      when: (instance) => instance.complete('outside').complete('p1').complete('p2'),
      from: { element: 'part' },
      to: 'last',
      then: '!q1 !q2 !part +last',
      waiting: ['last'],
    },
    {
      it: 'begins a sub-process again at an inner element',
      given: nested,
      when: (instance) => instance.complete('outside').complete('p1').complete('p2'),
      from: { element: 'part' },
      to: 'p2',
      then: '!q1 !q2 !part +part +p2',
      waiting: ['stop', 'p2'],
    },
    {
      it: 'moves within one inner instance',
      given: each(false),
      when: (instance) => instance.complete('first').complete('m1', {}, 1),
      from: { element: 'm2' },
      to: 'm1',
      then: '!m2 +m1',
      waiting: ['m1', 'm1'],
    },
    {
      it: 'moves a multi-instance activity as a whole',
      given: each(false),
      when: (instance) => instance.complete('first').complete('m1'),
      from: { element: 'many' },
      to: 'first',
      then: '!m2 !many !m1 !many !many +first',
      waiting: ['first'],
    },
    {
      it: 'begins one inner instance again',
      given: each(false),
      when: (instance) => instance.complete('first').complete('m1'),
      from: (instance) => ({
        token: (instance.state!.tokens as { id: string; i?: number }[]).find(({ i }) => i === 0)!.id,
      }),
      to: 'many',
      then: '!m2 !many +many +ms -ms +m1',
      waiting: ['m1', 'm1'],
    },
    {
      it: 'leaves a multi-instance activity from its last inner instance',
      given: each(true),
      when: (instance) => instance.complete('first').complete('m1').complete('m2').complete('m1'),
      from: { element: 'm2' },
      to: 'last',
      then: '!m2 !many !many +last',
      waiting: ['last'],
    },
    {
      it: 'moves within an event sub-process that does not interrupt',
      given: eventSubProcess(false),
      when: (instance) => instance.send('end').complete('e1'),
      from: { element: 'e2' },
      to: 'e1',
      then: '!e2 +e1',
      waiting: ['a', 'es', 'e1'],
    },
    {
      it: 'takes back an interruption; the event sub-process can be started again',
      given: eventSubProcess(true),
      when: (instance) => instance.complete('a').send('end'),
      from: { element: 'e1' },
      to: 'b',
      then: '!e1 !ending +b',
      waiting: ['es', 'b'],
    },
    {
      it: 'moves what a boundary event has started along its own path',
      given: handled,
      when: (instance) => instance.send('remind').complete('r1'),
      from: { element: 'r2' },
      to: 'r1',
      then: '!r2 +r1',
      waiting: ['a', 'remind', 'r1'],
    },
    {
      it: 'moves to a gateway, which chooses',
      given: choices,
      from: { element: 'a' },
      to: 'choose',
      then: '!a +choose -choose +c',
      waiting: ['c'],
    },
    {
      it: 'moves to an event-based gateway, which waits for all its events',
      given: choices,
      from: { element: 'a' },
      to: 'await',
      then: '!a +await',
      waiting: ['m', 't'],
    },
    {
      it: 'moves away from an event-based gateway, named by one of its waits',
      given: choices,
      when: (instance) => instance.complete('a', { again: false }).complete('c'),
      from: (instance) => ({ wait: instance.wait('t') }),
      to: 'b',
      then: '!await +b',
      waiting: ['b'],
    },
    {
      it: 'ends only its own branch at an end event that both share',
      given: openEnds,
      when: (instance) => instance.complete('before'),
      from: { element: 'a1' },
      to: 'e',
      then: '!a1 +e -e',
      waiting: ['b1'],
    },
    {
      it: 'goes back in front of a fork once the other branches have ended',
      given: openEnds,
      when: (instance) => instance.complete('before').complete('b1'),
      from: { element: 'a1' },
      to: 'before',
      then: '!a1 +before',
      waiting: ['before'],
    },
    {
      it: 'goes back behind what can be undone',
      given: compensated,
      when: (instance) => instance.complete('a'),
      from: { element: 'b' },
      to: 'a',
      then: '!b +a',
      waiting: ['a'],
    },
    {
      it: 'goes back in front of an inclusive choice that took one way',
      given: inclusive,
      when: (instance) => instance.complete('before', { a: true }).complete('a1'),
      from: { element: 'a2' },
      to: 'before',
      then: '!a2 +before',
      waiting: ['before'],
    },
    {
      it: 'moves within one way of an inclusive choice that took both',
      given: inclusive,
      when: (instance) => instance.complete('before', { a: true, b: true }),
      from: { element: 'a1' },
      to: 'a2',
      then: '!a1 +a2',
      waiting: ['a2', 'b1'],
    },
    {
      it: 'enters a standard loop at an inner element',
      given: repeated,
      from: { element: 'a' },
      to: 'r2',
      then: '!a +again +r2',
      waiting: ['r2'],
    },
  ];

  it.each(accepted.map((row) => [row.it, row] as const))('%s', async (_name, row) => {
    const [instance, from] = await prepare(row);
    instance.do(move(from, row.to));
    expect(instance.trace).toBe(row.then);
    expect(instance.waiting.sort()).toEqual([...row.waiting].sort());
  });

  const refused: (Case & { code: string })[] = [
    { it: 'a wait that is not open', given: line, from: { wait: 'w99' }, to: 'b', code: 'no-such-wait' },
    { it: 'a token that is not there', given: line, from: { token: 't99' }, to: 'b', code: 'no-such-token' },
    { it: 'an element without a token', given: line, from: { element: 'b' }, to: 'a', code: 'no-such-token' },
    {
      it: 'the wait of a boundary event, on which no token rests',
      given: line,
      from: (instance) => ({ wait: instance.wait('late') }),
      to: 'b',
      code: 'no-such-token',
    },
    {
      it: 'the wait of an event sub-process',
      given: eventSubProcess(false),
      from: (instance) => ({ wait: instance.wait('es') }),
      to: 'b',
      code: 'no-such-token',
    },
    {
      it: 'one of several tokens at an element',
      given: each(false),
      when: (instance) => instance.complete('first'),
      from: { element: 'm1' },
      to: 'm2',
      code: 'ambiguous-token',
    },
    { it: 'an unknown target', given: line, from: { element: 'a' }, to: 'x', code: 'no-such-element' },
    { it: 'a start event', given: line, from: { element: 'a' }, to: 's', code: 'target-not-enterable' },
    { it: 'a boundary event', given: line, from: { element: 'a' }, to: 'late', code: 'target-not-enterable' },
    {
      it: 'an event sub-process',
      given: eventSubProcess(true),
      from: { element: 'a' },
      to: 'ending',
      code: 'target-not-enterable',
    },
    {
      it: 'the inside of an event sub-process',
      given: eventSubProcess(true),
      from: { element: 'a' },
      to: 'e1',
      code: 'target-not-enterable',
    },
    {
      it: 'the inside of a multi-instance activity',
      given: each(false),
      from: { element: 'first' },
      to: 'm1',
      code: 'target-not-enterable',
    },
    {
      it: 'one of the events behind an event-based gateway',
      given: choices,
      from: { element: 'a' },
      to: 'm',
      code: 'target-not-enterable',
    },
    {
      it: 'the outside of a multi-instance activity whose other instances run',
      given: each(false),
      when: (instance) => instance.complete('first').complete('m1'),
      from: { element: 'm2' },
      to: 'last',
      code: 'unsafe-move',
    },
    {
      it: 'the outside of a sequential multi-instance activity with instances to come',
      given: each(true),
      when: (instance) => instance.complete('first'),
      from: { element: 'm1' },
      to: 'last',
      code: 'unsafe-move',
    },
    {
      it: 'the outside of a sub-process with other tokens',
      given: nested,
      when: (instance) => instance.complete('outside').complete('p1').complete('p2'),
      from: { element: 'q1' },
      to: 'last',
      code: 'unsafe-move',
    },
    {
      it: 'one branch of a sub-process that is not running',
      given: nested,
      from: { element: 'outside' },
      to: 'q1',
      code: 'unsafe-move',
    },
    {
      it: 'another branch',
      given: parallel,
      when: (instance) => instance.complete('before').complete('b1'),
      from: { element: 'a1' },
      to: 'b1',
      code: 'unsafe-move',
    },
    {
      it: 'an element of another branch that is occupied',
      given: parallel,
      when: (instance) => instance.complete('before'),
      from: { element: 'a1' },
      to: 'b1',
      code: 'target-occupied',
    },
    {
      it: 'the element in front of the fork while the other branch runs',
      given: parallel,
      when: (instance) => instance.complete('before'),
      from: { element: 'a1' },
      to: 'before',
      code: 'unsafe-move',
    },
    {
      it: 'the element behind the join while the other branch runs',
      given: parallel,
      when: (instance) => instance.complete('before'),
      from: { element: 'a1' },
      to: 'after',
      code: 'unsafe-move',
    },
    {
      it: 'a branch from outside',
      given: parallel,
      from: { element: 'before' },
      to: 'a1',
      code: 'unsafe-move',
    },
    {
      it: 'a join that would wait for the other branch for ever',
      given: parallel,
      from: { element: 'before' },
      to: 'join',
      code: 'unsafe-move',
    },
    {
      it: 'the element in front of a fork while another branch has not ended',
      given: openEnds,
      when: (instance) => instance.complete('before').complete('a1'),
      from: { element: 'a2' },
      to: 'before',
      code: 'unsafe-move',
    },
    {
      it: 'the path of a boundary event that does not interrupt',
      given: handled,
      from: { element: 'a' },
      to: 'r1',
      code: 'unsafe-move',
    },
    {
      it: 'the main path, from what a boundary event has started',
      given: handled,
      when: (instance) => instance.send('remind'),
      from: { element: 'r1' },
      to: 'b',
      code: 'unsafe-move',
    },
    {
      it: 'the outside of an event sub-process while the main path runs',
      given: eventSubProcess(false),
      when: (instance) => instance.send('end'),
      from: { element: 'e1' },
      to: 'b',
      code: 'unsafe-move',
    },
    {
      it: 'the element in front of an inclusive choice that took both ways',
      given: inclusive,
      when: (instance) => instance.complete('before', { a: true, b: true }),
      from: { element: 'a1' },
      to: 'before',
      code: 'unsafe-move',
    },
    {
      it: 'the outside of a compensation that is going on',
      given: compensated,
      when: (instance) => instance.complete('a').complete('b'),
      from: { element: 'undo_a' },
      to: 'c',
      code: 'unsafe-move',
    },
    {
      it: 'to leave what throws a compensation that is going on',
      given: compensated,
      when: (instance) => instance.complete('a').complete('b'),
      from: { element: 'undo' },
      to: 'c',
      code: 'unsafe-move',
    },
    {
      it: 'a compensation handler',
      given: compensated,
      from: { element: 'a' },
      to: 'undo_a',
      code: 'target-not-enterable',
    },
    {
      it: 'anything, once the instance has ended',
      given: line,
      when: (instance) => instance.do({ kind: 'cancel' }),
      from: { element: 'a' },
      to: 'b',
      code: 'already-ended',
    },
  ];

  it.each(refused.map((row) => [row.it, row] as const))('refuses %s', async (_name, row) => {
    const [instance, from] = await prepare(row);
    const refusal = instance.refuse(move(from, row.to));
    expect(refusal.code).toBe(row.code);
    expect(refusal.message).toMatch(/\p{Script=Han}.*。$/u);
  });

  it('refuses the target when what it opens cannot be evaluated', async () => {
    const instance = await start(
      bpmn([event('startEvent', 's'), userTask('a'), serviceTask('b', '=missing'), flows('s > a > b')]),
    );
    expect(instance.refuse(move({ element: 'a' }, 'b')).code).toBe('expression-failed');
  });

  it('applies the inputs of the target and drops those of the source', async () => {
    const instance = await start(line);
    instance.do(move({ element: 'a' }, 'b'));
    expect(instance.state!.tokens).toEqual([
      expect.not.objectContaining({ v: expect.anything() as unknown }),
    ]);
    instance.do(move({ element: 'b' }, 'a'));
    expect(instance.state!.tokens).toEqual([expect.objectContaining({ v: { x: 1 } })]);
  });
});

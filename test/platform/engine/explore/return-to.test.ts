import { advance, returnTargets, returnTo } from '../../../../platform/engine/index.js';
import {
  bpmn,
  event,
  flows,
  gateway,
  message,
  multiInstance,
  subProcess,
  userTask,
  boundary,
} from '../support/bpmn.js';
import { now, start, type Instance } from '../support/instance.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];

function returnFrom(instance: Instance, element: string, to: string, index = 0): Instance {
  const answer = returnTo(instance.process, instance.state!, instance.wait(element, index), to);
  if (!answer.ok) throw new Error(answer.message);
  return instance.do(answer.input);
}

const targets = (instance: Instance, element: string, index = 0): string[] =>
  returnTargets(instance.process, instance.state!, instance.wait(element, index));

const branches = bpmn([
  ...ends,
  userTask('first'),
  gateway('parallel', 'f'),
  gateway('parallel', 'j'),
  ...['a1', 'a2', 'b1', 'b2', 'last'].map((id) => userTask(id)),
  flows('s > first > f > a1 > a2 > j > last > e', 'f > b1 > b2 > j'),
]);

describe('return to an earlier task', () => {
  it('goes back in a sequence, and the way forward is the same again', async () => {
    const instance = await start(
      bpmn([...ends, userTask('a'), userTask('b'), userTask('c'), flows('s > a > b > c > e')]),
    );
    instance.complete('a').complete('b');
    expect(targets(instance, 'c')).toEqual(['a', 'b']);
    returnFrom(instance, 'c', 'a');
    expect(instance.waiting).toEqual(['a']);
    instance.complete('a').complete('b').complete('c');
    expect(instance.last.ended).toBe('completed');
  });

  it('stays within its parallel branch', async () => {
    const instance = (await start(branches)).complete('first').complete('a1');
    expect(targets(instance, 'a2')).toEqual(['a1']);
    expect(targets(instance, 'b1')).toEqual([]);
    returnFrom(instance, 'a2', 'a1');
    expect(instance.waiting.sort()).toEqual(['a1', 'b1']);
    instance.complete('b1').complete('a1').complete('b2').complete('a2').complete('last');
    expect(instance.last.ended).toBe('completed');
  });

  it('goes back before the branches once they are joined, and not into one of them', async () => {
    const instance = (await start(branches)).complete('first').complete('a1').complete('b1').complete('a2');
    instance.complete('b2');
    expect(targets(instance, 'last')).toEqual(['first']);
    expect(returnTo(instance.process, instance.state!, instance.wait('last'), 'a1')).toMatchObject({
      ok: false,
      code: 'unsafe-move',
      element: 'a1',
    });
  });

  it('stays within its inner instance, however many there are', async () => {
    const each = subProcess(
      'each',
      [
        event('startEvent', 'is'),
        userTask('x'),
        userTask('y'),
        event('endEvent', 'ie'),
        flows('is > x > y > ie'),
      ],
      { loop: multiInstance('=s.firms', { inputElement: 'firm' }) },
    );
    const xml = bpmn([...ends, userTask('before'), each, flows('s > before > each > e')]);
    const instance = (await start(xml, { firms: ['A', 'B', 'C', 'D'] })).complete('before');
    instance.complete('x').complete('x').complete('x');
    expect(instance.waiting).toEqual(['x', 'y', 'y', 'y']);
    expect(targets(instance, 'y', 1)).toEqual(['x']);
    returnFrom(instance, 'y', 'x', 1);
    expect(instance.waiting).toEqual(['x', 'y', 'y', 'x']);
    instance.complete('x').complete('x').complete('y').complete('y').complete('y').complete('y');
    expect(instance.last.ended).toBe('completed');
  });

  it('leaves a sub-process with its only token, and closes what was open in it', async () => {
    const inner = subProcess('part', [
      event('startEvent', 'is'),
      userTask('x'),
      userTask('y'),
      event('endEvent', 'ie'),
      flows('is > x > y > ie'),
      subProcess(
        'watching',
        [
          event('startEvent', 'w', message('w'), { attributes: 'isInterrupting="false"' }),
          userTask('look'),
          event('endEvent', 'we'),
          flows('w > look > we'),
        ],
        { byEvent: true },
      ),
    ]);
    const instance = (await start(bpmn([...ends, userTask('before'), inner, flows('s > before > part > e')])))
      .complete('before')
      .complete('x');
    expect(targets(instance, 'y')).toEqual(['before', 'x']);
    instance.send('w').send('w').send('w');
    expect(targets(instance, 'y')).toEqual(['x']);
    expect(returnTo(instance.process, instance.state!, instance.wait('y'), 'before')).toMatchObject({
      code: 'unsafe-move',
    });
    instance.complete('look').complete('look').complete('look');
    returnFrom(instance, 'y', 'before');
    expect(instance.waiting).toEqual(['before']);
    instance.complete('before').complete('x').complete('y');
    expect(instance.last.ended).toBe('completed');
  });

  it('opens boundary events again with the task', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        userTask('a'),
        userTask('b'),
        boundary('m', 'a', message('m')),
        event('endEvent', 'x'),
        flows('s > a > b > e', 'm > x'),
      ]),
    );
    instance.complete('a');
    expect(instance.waiting).toEqual(['b']);
    returnFrom(instance, 'b', 'a');
    expect(instance.waiting.sort()).toEqual(['a', 'm']);
    instance.send('m');
    expect(instance.last.ended).toBe('completed');
  });

  it('is not offered where one token would become two', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        gateway('parallel', 'f'),
        gateway('parallel', 'j'),
        userTask('a'),
        userTask('b'),
        userTask('c'),
        flows('s > a > f > b > j > e', 'f > c > j'),
      ]),
    );
    instance.complete('a').complete('c');
    expect(instance.waiting).toEqual(['b']);
    expect(targets(instance, 'b')).toEqual([]);
  });

  it('is not offered to where the process never gets by itself', async () => {
    const instance = await start(
      bpmn([
        ...ends,
        gateway('exclusive', 'g', 'default="g_a"'),
        userTask('never'),
        userTask('a'),
        userTask('b'),
        flows('s > g > a > b > e', 'g > [false] never > b'),
      ]),
    );
    instance.complete('a');
    expect(targets(instance, 'b')).toEqual(['a']);
    expect(returnTo(instance.process, instance.state!, instance.wait('b'), 'never')).toMatchObject({
      ok: false,
      code: 'unsafe-move',
      message: expect.stringContaining('正常办理到不了') as string,
    });
  });

  it.each([
    ['a wait that is not open', 'w999', 'a', 'no-such-wait'],
    ['an element that is not there', 'b', 'nowhere', 'no-such-element'],
    ['an element that is no user task', 'b', 's', 'target-not-enterable'],
    ['a task that comes later', 'b', 'c', 'target-not-enterable'],
    ['itself', 'b', 'b', 'target-not-enterable'],
  ])('is refused for %s', async (_name, from, to, code) => {
    const instance = await start(
      bpmn([...ends, userTask('a'), userTask('b'), userTask('c'), flows('s > a > b > c > e')]),
    );
    instance.complete('a');
    const wait = from === 'b' ? instance.wait('b') : from;
    const answer = returnTo(instance.process, instance.state!, wait, to);
    expect(answer).toMatchObject({ ok: false, code });
    expect(answer).toMatchObject({ message: expect.stringMatching(/[一-龥]/) as string });
  });

  it('changes nothing by itself', async () => {
    const instance = (await start(branches)).complete('first').complete('a1');
    const before = JSON.stringify(instance.state);
    returnTargets(instance.process, instance.state!, instance.wait('a2'));
    expect(JSON.stringify(instance.state)).toBe(before);
    const answer = returnTo(instance.process, instance.state!, instance.wait('a2'), 'a1');
    expect(
      answer.ok && advance(instance.process, instance.state, answer.input, { now, variables: {} }).ok,
    ).toBe(true);
  });
});

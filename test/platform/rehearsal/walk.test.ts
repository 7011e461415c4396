import {
  bpmn,
  boundary,
  element,
  error,
  event,
  flows,
  gateway,
  multiInstance,
  scriptTask,
  serviceTask,
  task,
  userTask,
} from '../engine/support/bpmn.js';
import { walkRandomly } from '../../../platform/rehearsal/walk.js';
import { compileFreely } from './walks.js';

const ends = [event('startEvent', 's'), event('endEvent', 'e')];
const loop = bpmn([
  ...ends,
  userTask('a'),
  gateway('exclusive', 'g'),
  userTask('b'),
  flows('s > a > g > [a.again] b > a', 'g > [not(a.again)] e'),
]);
const seeds = Array.from({ length: 30 }, (_, index) => index);

describe('a random walk', () => {
  it('is the same for the same seed, and different for others', async () => {
    const process = await compileFreely(loop);
    for (const seed of seeds) {
      expect(JSON.stringify(walkRandomly(process, seed))).toBe(JSON.stringify(walkRandomly(process, seed)));
    }
    const lengths = new Set(seeds.map((seed) => walkRandomly(process, seed).steps.length));
    expect(lengths.size).toBeGreaterThan(3);
  });

  it('takes every way of a choice that depends on data', async () => {
    const process = await compileFreely(loop);
    const entered = seeds.flatMap((seed) => walkRandomly(process, seed).steps.flatMap(({ trace }) => trace));
    expect(new Set(entered.map(({ element }) => element))).toEqual(new Set(['s', 'a', 'g', 'b', 'e']));
    expect(seeds.map((seed) => walkRandomly(process, seed).outcome)).not.toContain('refused');
  });

  it('answers for decisions, which need data', async () => {
    const called = '<zeebe:calledDecision decisionId="x" resultVariable="d"/>';
    const decided = bpmn([
      ...ends,
      element('businessRuleTask', 'd', { extensions: called }),
      gateway('exclusive', 'g', 'default="g_e"'),
      userTask('a'),
      flows('s > d > g > [d = "a"] a > e', 'g > e'),
    ]);
    const process = await compileFreely(decided);
    const walks = seeds.map((seed) => walkRandomly(process, seed));
    expect(new Set(walks.map(({ outcome }) => outcome))).toEqual(new Set(['completed']));
    const entered = walks.map(({ steps }) =>
      steps.flatMap(({ trace }) => trace.map((entry) => entry.element)),
    );
    expect(entered.some((ids) => ids.includes('a'))).toBe(true);
    expect(entered.some((ids) => !ids.includes('a'))).toBe(true);
  });

  it('leaves to FEEL what the process computes itself', async () => {
    const counted = bpmn([
      ...ends,
      scriptTask('reset', '=0', 'n'),
      gateway('exclusive', 'm'),
      task('t'),
      scriptTask('add', '=n + 1', 'n'),
      gateway('exclusive', 'g'),
      flows('s > reset > m > t > add > g > [n < 3] m', 'g > [n >= 3] e'),
    ]);
    const process = await compileFreely(counted);
    for (const seed of seeds) {
      const { outcome, steps } = walkRandomly(process, seed);
      const times = steps[0]!.trace.filter(({ event: kind, element }) => kind === 'left' && element === 't');
      expect([outcome, times.length]).toEqual(['completed', 3]);
    }
  });

  it('chooses lists, errors and timers', async () => {
    const process = await compileFreely(
      bpmn([
        ...ends,
        userTask('u', { loop: multiInstance('=request.rooms', { inputElement: 'room' }) }),
        serviceTask('v', 'x'),
        boundary('failed', 'v', error('E')),
        flows('s > u > v > e', 'failed > e'),
      ]),
    );
    const walks = seeds.map((seed) => walkRandomly(process, seed));
    const asked = walks.map(({ steps }) => steps[0]!.waits.filter(({ element }) => element === 'u').length);
    expect(new Set(asked)).toEqual(new Set([0, 1, 2, 3]));
    expect(
      walks.some(({ steps }) => steps.some(({ input }) => input.kind === 'error' && input.code === 'E')),
    ).toBe(true);
  });

  it('tells when it is stuck, refused, or long enough', async () => {
    const stuck = bpmn([
      ...ends,
      gateway('exclusive', 'x'),
      task('a'),
      gateway('parallel', 'j'),
      flows('s > x > [c] a > j > e', 'x > [d] j'),
    ]);
    expect(walkRandomly(await compileFreely(stuck), 1).outcome).toBe('stuck');
    const endless = bpmn([
      event('startEvent', 's'),
      gateway('exclusive', 'm'),
      task('a'),
      flows('s > m > a > m'),
    ]);
    const refused = walkRandomly(await compileFreely(endless), 1);
    expect([refused.outcome, refused.refusal?.code]).toEqual(['refused', 'step-limit-reached']);
    const long = bpmn([
      event('startEvent', 's'),
      gateway('exclusive', 'm'),
      userTask('a'),
      flows('s > m > a > m'),
    ]);
    expect(walkRandomly(await compileFreely(long), 1)).toMatchObject({ outcome: 'running' });
  });
});

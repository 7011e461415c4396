import type { RuntimeProcess } from '../../../../platform/engine/compile/graph.js';
import { Shapes } from '../../../../platform/engine/explore/local/parts.js';
import { StateKeys } from '../../../../platform/engine/explore/state-key.js';
import type { InstanceState, LoopState, Scope, Token, WaitState } from '../../../../platform/engine/state.js';
import { bpmn, event, flows, gateway, message, subProcess, userTask } from '../support/bpmn.js';
import { compile } from '../support/instance.js';

const xml = bpmn([
  event('startEvent', 's'),
  event('endEvent', 'e'),
  userTask('a'),
  userTask('b', { inputs: { seen: '=x' } }),
  event('intermediateCatchEvent', 'm', message('m')),
  gateway('parallel', 'f'),
  gateway('parallel', 'j'),
  subProcess('p', [event('startEvent', 'ps'), userTask('u'), flows('ps > u')]),
  flows('s > f > a > j > e', 'f > b > j', 'f > m > j', 'f > p > j'),
]);

const token: Token = { id: 't1', e: 'p', s: 's0' };
const loop: LoopState = { total: 2, completed: 0, terminated: 0 };
const scope: Scope = { id: 's2', e: 'p', owner: 't1' };
const wait: WaitState = { id: 'w3', k: 'timer', e: 'm', t: 't1' };

/** Whether a change of a field makes another state; a new field of the state needs a line here, and in the key. */
const tokenFields: Record<keyof Token, [Partial<Token>, boolean]> = {
  id: [{ id: 't1' }, false],
  e: [{ e: 'a' }, true],
  s: [{ s: 's0' }, false],
  via: [{ via: 'f_a' }, false],
  v: [{ v: { x: 1 } }, true],
  i: [{ i: 1 }, true],
  l: [{ l: 1 }, true],
  d: [{ d: [{ e: 'a', n: 1 }] }, true],
  c: [{ c: true }, true],
};
const scopeFields: Record<keyof Scope, [Partial<Scope>, boolean]> = {
  id: [{ id: 's2' }, false],
  e: [{ e: 'p' }, false],
  owner: [{ owner: 't1' }, false],
  loop: [{ loop }, true],
  done: [{ done: [{ e: 'a', n: 1 }] }, true],
  undo: [{ undo: [{ e: 'a', n: 1 }] }, true],
};
const loopFields: Record<keyof LoopState, Partial<LoopState>> = {
  total: { total: 3 },
  completed: { completed: 1 },
  terminated: { terminated: 1 },
  rest: { rest: [1] },
  outputs: { outputs: [true] },
};
const waitFields: Record<keyof WaitState, [Partial<WaitState>, boolean]> = {
  id: [{ id: 'w9' }, false],
  k: [{ k: 'message' }, true],
  e: [{ e: 'b' }, true],
  t: [{ t: 't1' }, false],
  s: [{}, false],
  name: [{ name: 'n', key: '' }, true],
  key: [{ name: 'n', key: 'k' }, true],
  due: [{ due: '2030-01-01T00:00:00Z' }, false],
  every: [{ every: 'PT1H' }, false],
  left: [{ left: 2 }, true],
  on: [{ on: true }, true],
};

const state = (parts: Partial<InstanceState>): InstanceState => ({
  v: 1,
  process: 'process',
  status: 'running',
  n: 9,
  tokens: [token],
  scopes: [{ id: 's0', e: 'process' }, scope],
  waits: [wait],
  ...parts,
});

describe('the key of a state', () => {
  let keys: StateKeys;
  const shapes = new Shapes('process');
  const key = (one: InstanceState): string => keys.keyOf(shapes.split(one), {}, []);
  const differs = (one: InstanceState): boolean => key(one) !== key(state({}));

  beforeAll(async () => {
    keys = new StateKeys((await compile(xml)) as RuntimeProcess, ['x']);
  });

  it.each(Object.entries(tokenFields))('minds a token’s %s', (_field, [change, minded]) => {
    expect(differs(state({ tokens: [{ ...token, ...change }] }))).toBe(minded);
  });

  it.each(Object.entries(scopeFields))('minds a scope’s %s', (_field, [change, minded]) => {
    expect(
      differs(
        state({
          scopes: [
            { id: 's0', e: 'process' },
            { ...scope, ...change },
          ],
        }),
      ),
    ).toBe(minded);
  });

  it.each(Object.entries(loopFields))('minds a loop’s %s', (_field, change) => {
    const looping = (own: LoopState): InstanceState =>
      state({
        scopes: [
          { id: 's0', e: 'process' },
          { ...scope, loop: own },
        ],
      });
    expect(key(looping({ ...loop, ...change }))).not.toBe(key(looping(loop)));
  });

  it.each(Object.entries(waitFields))('minds a wait’s %s', (_field, [change, minded]) => {
    expect(differs(state({ waits: [{ ...wait, ...change }] }))).toBe(minded);
  });

  it('does not depend on ids and on the order in which things came', () => {
    const one = state({
      tokens: [
        { id: 't1', e: 'a', s: 's0' },
        { id: 't2', e: 'j', s: 's0', via: 'm_j' },
        { id: 't3', e: 'p', s: 's0' },
        { id: 't5', e: 'u', s: 's4' },
      ],
      scopes: [
        { id: 's0', e: 'process' },
        { id: 's4', e: 'p', owner: 't3' },
      ],
      waits: [
        { id: 'w6', k: 'user', e: 'a', t: 't1' },
        { id: 'w7', k: 'user', e: 'u', t: 't5' },
      ],
    });
    const other = state({
      n: 40,
      tokens: [
        { id: 't31', e: 'u', s: 's30' },
        { id: 't29', e: 'p', s: 's0' },
        { id: 't28', e: 'j', s: 's0', via: 'm_j' },
        { id: 't27', e: 'a', s: 's0' },
      ],
      scopes: [
        { id: 's30', e: 'p', owner: 't29' },
        { id: 's0', e: 'process' },
      ],
      waits: [
        { id: 'w33', k: 'user', e: 'u', t: 't31' },
        { id: 'w32', k: 'user', e: 'a', t: 't27' },
      ],
    });
    expect(key(other)).toBe(key(one));
    const joined = state({
      ...one,
      tokens: one.tokens.map((at) => (at.e === 'j' ? { ...at, via: 'a_j' } : at)),
    });
    expect(key(joined)).not.toBe(key(one));
  });

  it('says how many tokens stand together, and forgets it with the next key', () => {
    const together = ['t1', 't2', 't3'].map((id) => ({ id, e: 'a', s: 's0' }));
    key(state({ tokens: together }));
    expect([keys.most, keys.crowd]).toEqual([3, { element: 'a', tokens: 3 }]);
    key(state({ status: 'completed' }));
    expect([keys.most, keys.crowd]).toEqual([0, { element: '', tokens: 0 }]);
  });

  it('tells the ends apart by their outcome', () => {
    expect(key(state({ status: 'completed' }))).not.toBe(key(state({ status: 'terminated' })));
  });
});

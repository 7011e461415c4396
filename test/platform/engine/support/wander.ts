import type { EngineInput, Wait } from '../../../../platform/engine/index.js';
import type { InstanceState } from '../../../../platform/engine/state.js';
import type { Instance } from './instance.js';

/** What a person or a system may do about an open wait; `choice` also makes the data. */
function answer(instance: Instance, wait: Wait, choice: number): EngineInput {
  const result = { x: choice % 2 === 0, y: choice % 5 };
  const open = (instance.state as unknown as InstanceState).waits.find(({ id }) => id === wait.id)!;
  switch (wait.kind) {
    case 'user':
    case 'action':
      return { kind: 'complete', wait: wait.id, result };
    case 'timer':
      return { kind: 'timer', wait: wait.id };
    case 'message':
      return { kind: 'message', name: open.name!, correlationKey: open.key!, variables: result };
    case 'signal':
      return { kind: 'signal', name: open.name!, variables: result };
    default:
      return choice % 3 === 0
        ? { kind: 'error', wait: wait.id, code: 'E', message: '' }
        : { kind: 'behaviour', wait: wait.id, result: choice % 4 === 0 ? {} : result };
  }
}

/** Does something that is possible; answers whether anything was done. */
export function wander(instance: Instance, choice: number): boolean {
  const { waits, ended } = instance.last;
  if (ended || waits.length === 0) return false;
  return instance.attempt(answer(instance, waits[choice % waits.length]!, choice)).ok;
}

/** Where tokens are and what is open, written down without regard to ids and order. */
export function layout(state: InstanceState): string {
  const inside = (scope: string): string =>
    [...state.tokens.filter(({ s }) => s === scope).map(one), waits(state, scope)].sort().join(' ');
  const one = ({ id, e }: InstanceState['tokens'][number]): string => {
    const bodies = state.scopes.filter(({ owner }) => owner === id).map((scope) => `{${inside(scope.id)}}`);
    return `${e}[${waits(state, id)}]${bodies.join('')}`;
  };
  return state.status === 'running' ? inside('s0') : state.status;
}

const waits = (state: InstanceState, owner: string): string =>
  state.waits
    .filter(({ t, s }) => (t ?? s) === owner)
    .map(({ e, k }) => `${e}:${k}`)
    .sort()
    .join();

/** The most tokens that stand on one element of one scope by the same flow. */
export function crowd(state: InstanceState): number {
  const counts = new Map<string, number>();
  for (const { e, s, i } of state.tokens) {
    if (i !== undefined) continue;
    counts.set(`${e} ${s}`, (counts.get(`${e} ${s}`) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

import type { EngineInput, EngineState } from '../../../../platform/engine/index.js';
import type { Instance } from './instance.js';

/** Loops of drawn processes count in variables that a move or a migration may jump over. */
export const counters = Object.fromEntries(
  Array.from({ length: 200 }, (_, index) => [`counter_${index}`, 0]),
);

/** Answers the open task or effect that `choice` picks. */
export function answer(instance: Instance, choice: number): EngineInput {
  const open = instance.last.waits.filter(({ kind }) => kind === 'user' || kind === 'behaviour');
  if (open.length === 0) throw new Error('Nothing waits, and the instance has not ended.');
  const { id, kind } = open[choice % open.length]!;
  return kind === 'user'
    ? { kind: 'complete', wait: id, result: {} }
    : { kind: 'behaviour', wait: id, result: {} };
}

export interface Resting {
  id: string;
  e: string;
  s: string;
  via?: string;
  i?: number;
}

export const tokensOf = (state: EngineState): Resting[] => state.tokens as unknown as Resting[];

/** In a sound process no place ever holds two tokens. */
export function expectNoneDoubled({ state }: Instance): void {
  const places = tokensOf(state!).map(({ e, s, via, i }) =>
    JSON.stringify([e.startsWith('join') ? [e, via] : e, s, i ?? null]),
  );
  expect(new Set(places).size).toBe(places.length);
}

/** Answers until the instance ends: no token may be lost or doubled on the way. */
export function complete(instance: Instance): void {
  for (let step = 0; !instance.last.ended; step++) {
    if (step > 2_000) throw new Error('The walk does not end.');
    instance.do(answer(instance, step));
    expectNoneDoubled(instance);
  }
  expect(instance.last.ended).toBe('completed');
  expect(instance.state).toMatchObject({ tokens: [], waits: [] });
}

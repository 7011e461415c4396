import fc from 'fast-check';
import type { EngineInput, EngineState } from '../../../../platform/engine/index.js';
import { blocks, drawProcess } from '../support/blocks.js';
import { compile, Instance } from '../support/instance.js';

const numRuns = Number(process.env.ENGINE_RUNS ?? 300);

interface Resting {
  id: string;
  e: string;
  s: string;
  via?: string;
  i?: number;
}

const tokensOf = (state: EngineState): Resting[] => state.tokens as unknown as Resting[];

/** Loops count in variables that a move may jump over. */
const counters = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`counter_${index}`, 0]));

function next(instance: Instance, choice: number): EngineInput {
  const open = instance.last.waits.filter(({ kind }) => kind === 'user' || kind === 'behaviour');
  if (open.length === 0) throw new Error('Nothing waits, and the instance has not ended.');
  const { id, kind } = open[choice % open.length]!;
  return kind === 'user'
    ? { kind: 'complete', wait: id, result: {} }
    : { kind: 'behaviour', wait: id, result: {} };
}

/** Where a token stands; two of them at one place of a safe process would be one too many. */
function places(state: EngineState): string[] {
  return tokensOf(state).map(({ e, s, via, i }) =>
    JSON.stringify([e.startsWith('join') ? [e, via] : e, s, i ?? null]),
  );
}

const sequence = fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000), fc.boolean()), {
  minLength: 4,
  maxLength: 20,
});

describe('a moved token', () => {
  it('is neither lost nor doubled: the process completes, and no place ever holds two', async () => {
    let moved = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(blocks, sequence, async (block, choices) => {
        const process = await compile(drawProcess(block).xml);
        const elements = Object.keys(process.elements);
        const instance = new Instance(process);
        instance.variables = { ...counters };
        instance.start();
        for (const [one, other, moves] of choices) {
          if (instance.last.ended) break;
          const resting = tokensOf(instance.state!);
          const from = { token: resting[one % resting.length]!.id };
          const to = elements[other % elements.length]!;
          if (!moves) instance.do(next(instance, one));
          else if (instance.attempt({ kind: 'move', from, to }).ok) moved += 1;
          else refused += 1;
          expect(new Set(places(instance.state!)).size).toBe(tokensOf(instance.state!).length);
        }
        for (let step = 0; !instance.last.ended; step++) {
          if (step > 2_000) throw new Error('The walk does not end.');
          instance.do(next(instance, step));
          expect(new Set(places(instance.state!)).size).toBe(tokensOf(instance.state!).length);
        }
        expect(instance.last.ended).toBe('completed');
        expect(instance.state).toMatchObject({ tokens: [], waits: [] });
      }),
      { numRuns },
    );
    expect(moved).toBeGreaterThan(numRuns / 3);
    expect(refused).toBeGreaterThan(numRuns / 3);
  });

  it('leaves the state untouched, byte for byte, when the move is refused', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, sequence, async (block, choices) => {
        const process = await compile(drawProcess(block).xml);
        const elements = [...Object.keys(process.elements), 'unknown'];
        const instance = new Instance(process);
        instance.variables = { ...counters };
        instance.start();
        for (const [one, other] of choices) {
          if (instance.last.ended) return;
          const before = JSON.stringify(instance.state);
          const { state } = instance;
          const resting = [...tokensOf(state!), { id: 't9999' }];
          const from = { token: resting[one % resting.length]!.id };
          const to = elements[other % elements.length]!;
          const result = instance.attempt({ kind: 'move', from, to });
          expect(JSON.stringify(state)).toBe(before);
          if (!result.ok) expect(instance.state).toBe(state);
          if (!instance.last.ended) instance.do(next(instance, other));
        }
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });
});

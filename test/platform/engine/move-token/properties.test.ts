import fc from 'fast-check';
import { blocks, drawProcess } from '../support/blocks.js';
import { compile, Instance } from '../support/instance.js';
import { answer, complete, counters, expectNoneDoubled, tokensOf } from '../support/answers.js';

const numRuns = Number(process.env.ENGINE_RUNS ?? 300);

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
          if (!moves) instance.do(answer(instance, one));
          else if (instance.attempt({ kind: 'move', from, to }).ok) moved += 1;
          else refused += 1;
          expectNoneDoubled(instance);
        }
        complete(instance);
      }),
      { numRuns },
    );
    expect(moved).toBeGreaterThan(numRuns / 6);
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
          if (!instance.last.ended) instance.do(answer(instance, other));
        }
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });
});

import fc from 'fast-check';
import { migrate, type EngineState } from '../../../../platform/engine/index.js';
import { blocks, drawProcess, type Block } from '../support/blocks.js';
import { compile, Instance } from '../support/instance.js';
import { answer, complete, counters, expectNoneDoubled } from '../support/answers.js';

const numRuns = Number(process.env.ENGINE_RUNS ?? 300);

const choices = fc.array(fc.nat(1_000), { maxLength: 8 });

/** Whole processes around a block that keep its ids, and one that has nothing to do with it. */
const changes: Record<string, (block: Block, other: Block) => Block> = {
  'something after it': (block, other) => ({ kind: 'sequence', blocks: [block, other] }),
  'something beside it as a choice': (block, other) => ({
    kind: 'choice',
    blocks: [block, other],
    chosen: 1,
  }),
  'a loop around it': (block) => ({ kind: 'loop', block, times: 2 }),
  'something beside it at the same time': (block, other) => ({ kind: 'parallel', blocks: [block, other] }),
  'a sub-process around it': (block) => ({ kind: 'scope', block }),
  'something else': (_block, other) => other,
};

async function started(block: Block): Promise<Instance> {
  const instance = new Instance(await compile(drawProcess(block).xml));
  instance.variables = { ...counters };
  return instance.start();
}

describe('a migration', () => {
  it('of a process to itself is the identity, byte for byte', async () => {
    let migrated = 0;
    await fc.assert(
      fc.asyncProperty(blocks, choices, async (block, answers) => {
        const instance = await started(block);
        const same = await compile(drawProcess(block).xml);
        for (const choice of answers) {
          if (instance.last.ended) return;
          const result = migrate(instance.state!, instance.process, same, instance.context);
          expect(result).toMatchObject({
            ok: true,
            variables: {},
            closed: [],
            effects: [],
            events: [],
            opened: { tasks: [], timers: [], subscriptions: [] },
            waits: instance.last.waits,
          });
          if (!result.ok) return;
          expect(JSON.stringify(result.state)).toBe(JSON.stringify(instance.state));
          const { tasks, subscriptions, effects, timers } = result.kept;
          const described = tasks.length + subscriptions.length + effects.length + timers.length;
          expect(described).toBe(result.waits.length);
          migrated += 1;
          instance.do(answer(instance, choice));
        }
      }),
      { numRuns },
    );
    expect(migrated).toBeGreaterThan(numRuns / 3);
  });

  it.each(Object.entries(changes))(
    'to a process with %s loses and doubles no token, or is refused and changes nothing',
    async (_name, change) => {
      await fc.assert(
        fc.asyncProperty(blocks, blocks, choices, async (block, other, answers) => {
          const instance = await started(block);
          for (const choice of answers) if (!instance.last.ended) instance.do(answer(instance, choice));
          if (instance.last.ended) return;
          const before = JSON.stringify(instance.state);
          const to = await compile(drawProcess(change(block, other)).xml);
          const result = migrate(instance.state!, instance.process, to, instance.context);
          expect(JSON.stringify(instance.state)).toBe(before);
          if (!result.ok) {
            expect(result.refusals.length).toBeGreaterThan(0);
            return;
          }
          const next = new Instance(to);
          next.state = JSON.parse(JSON.stringify(result.state)) as EngineState;
          next.variables = { ...instance.variables, ...result.variables };
          next.last = result;
          expectNoneDoubled(next);
          complete(next);
        }),
        { numRuns: Math.ceil(numRuns / 6) },
      );
    },
  );

  it.each([
    ['something after it', true],
    ['something beside it as a choice', true],
    ['something beside it at the same time', false],
    ['a sub-process around it', false],
  ])('to a process with %s is possible: %s', async (name, possible) => {
    const ways = fc.record({ block: blocks, other: blocks });
    await fc.assert(
      fc.asyncProperty(ways, async ({ block, other }) => {
        const instance = await started(block);
        if (instance.last.ended) return;
        const { xml } = drawProcess(changes[name]!(block, other));
        // with many inclusive choices the check may refuse what would be possible
        fc.pre((xml.match(/<inclusiveGateway/g) ?? []).length <= 4);
        const result = migrate(instance.state!, instance.process, await compile(xml), instance.context);
        expect(result.ok).toBe(possible);
      }),
      { numRuns: Math.ceil(numRuns / 10) },
    );
  });
});

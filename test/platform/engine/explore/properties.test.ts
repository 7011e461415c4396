import fc from 'fast-check';
import { compileProcess, explore, returnTargets, returnTo } from '../../../../platform/engine/index.js';
import type { CompiledProcess } from '../../../../platform/engine/index.js';
import type { RuntimeProcess } from '../../../../platform/engine/compile/graph.js';
import { StateSpace } from '../../../../platform/engine/explore/state-space.js';
import type { InstanceState } from '../../../../platform/engine/state.js';
import { blocks, drawProcess, type Block } from '../support/blocks.js';
import { drawGraph, graphs } from '../support/graphs.js';
import { compile, Instance } from '../support/instance.js';
import { crowd, layout, wander } from '../support/wander.js';

const numRuns = Math.ceil(Number(process.env.ENGINE_RUNS ?? 300) / 2);
const maxRuns = 2;
const choices = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 40 });

/** Every layout that exploration sees; undefined when there are too many. */
function explored(compiled: CompiledProcess): Set<string> | undefined {
  const layouts = new Set<string>();
  const reached = (_reached: unknown, { state }: { state: InstanceState }): void => {
    layouts.add(layout(state));
  };
  const bounds = { maxStates: 400, maxSteps: 3_000, maxRuns };
  const space = new StateSpace(compiled as RuntimeProcess, bounds, { reached }).explore();
  return space.complete ? layouts : undefined;
}

function expectWalkInside(compiled: CompiledProcess, walk: readonly number[]): void {
  const layouts = explored(compiled);
  if (!layouts) return;
  const instance = new Instance(compiled);
  if (!instance.attempt({ kind: 'start', element: 's', result: {} }).ok) return;
  for (const choice of walk) {
    const state = instance.state as unknown as InstanceState;
    if (crowd(state) > maxRuns) return;
    expect(layouts.has(layout(state)) ? '' : layout(state)).toBe('');
    wander(instance, choice);
  }
}

describe('exploration', () => {
  it('has been wherever a walk with real data gets, in structured processes', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, choices, async (block, walk) => {
        const { xml } = drawProcess(block);
        expectWalkInside(await compile(xml.replaceAll('"start"', '"s"')), walk);
      }),
      { numRuns },
    );
  });

  it('has been wherever a walk with real data gets, in processes without structure', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, choices, async (graph, walk) => {
        const { processes } = await compileProcess(drawGraph(graph));
        if (processes[0]) expectWalkInside(processes[0], walk);
      }),
      { numRuns: numRuns * 2 },
    );
  });

  it('finds no error in a sound process', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, async (block) => {
        const process = await compile(drawProcess(block).xml);
        const { findings } = explore(process, { maxStates: 500, maxSteps: 3_000 });
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('follows how what was done several times is undone one after the other', async () => {
    const loop: Block = {
      kind: 'repeat',
      times: 2,
      block: { kind: 'sequence', blocks: [{ kind: 'undoable' }, { kind: 'user' }] },
    };
    const twice: Block = { kind: 'each', items: 2, sequential: false, block: loop };
    const blocks: Block[] = [{ kind: 'compensated', block: twice }, { kind: 'user' }];
    const process = await compile(drawProcess({ kind: 'sequence', blocks }).xml);
    expect(explore(process)).toMatchObject({ complete: true, findings: [] });
  });

  it('follows a loop without a wait in each item of a multi-instance activity for itself', async () => {
    const loop: Block = { kind: 'loop', times: 1, block: { kind: 'none' } };
    const twice: Block = { kind: 'repeat', times: 2, block: loop };
    const block: Block = { kind: 'each', items: 2, sequential: false, block: twice };
    const process = await compile(drawProcess(block).xml);
    const { findings, reached } = explore(process);
    expect(findings).toEqual([]);
    expect(reached).toContain('end');
  });

  it('says that it has not seen everything when there are more choices in one step than it tries', async () => {
    const loop: Block = { kind: 'loop', times: 1, block: { kind: 'none' } };
    const block: Block = { kind: 'each', items: 12, sequential: true, block: loop };
    const process = await compile(drawProcess(block).xml);
    expect(explore(process)).toMatchObject({ complete: false, findings: [] });
  });

  it('says the same again', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const { processes } = await compileProcess(drawGraph(graph));
        if (!processes[0]) return;
        const options = { maxStates: 200, maxSteps: 1_000 };
        const again = await compileProcess(drawGraph(graph));
        expect(explore(again.processes[0]!, options)).toEqual(explore(processes[0], options));
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });
});

describe('a return that is offered', () => {
  it('leads on to the end', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, choices, async (block, walk) => {
        const instance = new Instance(await compile(drawProcess(block).xml));
        instance.start();
        for (const choice of walk) {
          if (instance.last.ended) break;
          const { waits } = instance.last;
          const task = waits.filter(({ kind }) => kind === 'user')[choice % 3];
          const [target] = task ? returnTargets(instance.process, instance.state!, task.id) : [];
          const answer = target ? returnTo(instance.process, instance.state!, task!.id, target) : undefined;
          if (answer?.ok && choice % 4 === 0) instance.do(answer.input);
          else wander(instance, choice);
        }
        for (let step = 0; !instance.last.ended; step++) {
          const open = instance.last.waits.findIndex(({ kind }) => kind === 'user' || kind === 'behaviour');
          if (step > 2_000 || open < 0) throw new Error('It does not come to its end.');
          const { id, kind } = instance.last.waits[open]!;
          instance.do(
            kind === 'user'
              ? { kind: 'complete', wait: id, result: {} }
              : { kind: 'behaviour', wait: id, result: {} },
          );
        }
        expect(instance.last.ended).toBe('completed');
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });
});

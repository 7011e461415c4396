import fc from 'fast-check';
import { compileProcess, explore, type ExploreOptions } from '../../../../platform/engine/index.js';
import { PartedConfiguration } from '../../../../platform/engine/explore/local/parted-configuration.js';
import { Shapes } from '../../../../platform/engine/explore/local/parts.js';
import { Recording } from '../../../../platform/engine/explore/local/recording.js';
import { WatchedBook } from '../../../../platform/engine/explore/local/watched-book.js';
import { StateSpace } from '../../../../platform/engine/explore/state-space.js';
import type { RuntimeProcess } from '../../../../platform/engine/compile/graph.js';
import { Book } from '../../../../platform/engine/run/book.js';
import { blocks, drawProcess } from '../support/blocks.js';
import { branches, drawBranches, pieceNames, watcherNames, type Branches } from '../support/branches.js';
import { drawGraph, graphs } from '../support/graphs.js';
import { compile } from '../support/instance.js';

const numRuns = Math.ceil(Number(process.env.ENGINE_RUNS ?? 300) / 2);
const bounds = { maxStates: 300, maxSteps: 3_000 };
const byRunning: ExploreOptions & { runsAll: true } = { ...bounds, runsAll: true };

async function expectTheSame(xml: string): Promise<void> {
  const { processes } = await compileProcess(xml);
  if (processes[0]) expect(explore(processes[0], bounds)).toEqual(explore(processes[0], byRunning));
}

const side = (...all: string[][]): Branches => ({
  branches: all,
  split: 'parallel',
  joins: all.map(() => 'parallel'),
  watchers: [],
  inside: false,
});

describe('a step that is run once among all surroundings', () => {
  it('comes to what it comes to when it is run each time, in structured processes', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, (block) => expectTheSame(drawProcess(block).xml)),
      { numRuns },
    );
  });

  it('comes to the same in processes without structure', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, (graph) => expectTheSame(drawGraph(graph))),
      { numRuns },
    );
  });

  it('comes to the same beside branches that it hears, joins, cancels, or shares data with', async () => {
    await fc.assert(
      fc.asyncProperty(branches, (drawn) => expectTheSame(drawBranches(drawn))),
      { numRuns },
    );
  });

  it('comes to the same for each piece beside itself, and for each event around it', async () => {
    const around = watcherNames.map((name) => ({ ...side(['user'], ['service']), watchers: [name] }));
    const beside = pieceNames.map((name) => side([name], ['user', name, 'user']));
    for (const drawn of [...beside, ...around]) {
      const xml = drawBranches(drawn);
      await compile(xml);
      await expectTheSame(xml);
    }
  });

  it('is not run again for every combination', async () => {
    const { states, ways, run } = await explored(side(['user', 'user', 'user'], ['user', 'user', 'user']));
    expect({ states, ways, run }).toEqual({ states: 18, ways: 26, run: 11 });
  });

  it('is not run again for every combination of branches that have come to a join', async () => {
    const six = await explored(side(...Array.from({ length: 6 }, () => ['user'])));
    const seven = await explored(side(...Array.from({ length: 7 }, () => ['user'])));
    expect([six.states, seven.states]).toEqual([2 ** 6 + 2, 2 ** 7 + 2]);
    // one more branch: for each of the others one more answer to who is still missing, not all of it once more
    expect(seven.run - six.run).toBeLessThan(20);
  });

  async function explored(drawn: Branches): Promise<{ states: number; ways: number; run: number }> {
    const process = (await compile(drawBranches(drawn))) as RuntimeProcess;
    let run = 0;
    const stepped = (): void => void (run += 1);
    const { states, edges } = new StateSpace(process, { ...bounds, maxRuns: 2 }, { stepped }).explore();
    return { states: states.length, ways: edges.length / 2, run };
  }
});

describe('a book that notes what is read', () => {
  it('overrides everything that can be read of a book while a step runs', () => {
    const harmless = ['constructor', 'has', 'add', 'remove', 'atRest', 'owners'];
    const read = Object.getOwnPropertyNames(Book.prototype).filter((name) => !harmless.includes(name));
    expect(read.length).toBeGreaterThan(0);
    expect(Object.getOwnPropertyNames(WatchedBook.prototype)).toEqual(expect.arrayContaining(read));
  });

  const tokens = [
    { id: 't1', e: 'a', s: 's0' },
    { id: 't2', e: 'b', s: 's0' },
    { id: 't3', e: 'c', s: 's0' },
  ];
  type Read = (book: Book<(typeof tokens)[number]>) => unknown;
  const reads: [string, boolean, Read][] = [
    ['what it starts at', false, (book) => book.get('t1')],
    ['another token', true, (book) => book.get('t2')],
    ['all tokens', true, (book) => book.all()],
    ['all tokens of a kind that others have', true, (book) => book.all({ e: 'b' })],
    ['all tokens of a kind that others do not have', false, (book) => book.all({ e: 'a' })],
    ['the tokens of the root scope', true, (book) => book.of('s0')],
    ['those of them that it then has in view', false, (book) => [book.of('s0', { e: 'b' }), book.get('t2')]],
    ['itself among those, in an order that is not known', true, (book) => book.of('s0', { s: 's0' })],
    ['how many tokens there are', true, (book) => book.count('s0')],
    ['which of some values no token has', false, (book) => book.firstMissing('s0', {}, 'e', ['b', 'd', 'c'])],
    ['whether there are others', false, (book) => book.isEmpty('s0')],
  ];

  it.each(reads)('%s: depends on everything is %s', (_what, expected, read) => {
    const state = {
      v: 1 as const,
      process: 'p',
      status: 'running' as const,
      n: 3,
      scopes: [{ id: 's0', e: 'p' }],
      waits: [],
      tokens,
    };
    const shapes = new Shapes('p');
    const before = new PartedConfiguration(shapes, shapes.split(state), {}, []);
    const recording = new Recording(before, 0);
    read(recording.newBook(tokens, ({ s }) => s, 'tokens'));
    expect(recording.dependsOnEverything).toBe(expected);
  });
});

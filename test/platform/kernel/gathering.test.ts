import { Gathering } from '../../../platform/kernel/index.js';

/** Answers `K` with `k`; each fetch waits until it is let go. */
function fetches() {
  const asked: string[][] = [];
  const going: (() => void)[] = [];
  const fetch = async (keys: string[]): Promise<Map<string, string>> => {
    asked.push(keys);
    await new Promise<void>((resolve) => going.push(resolve));
    if (keys.includes('BROKEN')) throw new Error('broken');
    return new Map(keys.filter((key) => key !== 'UNKNOWN').map((key) => [key, key.toLowerCase()]));
  };
  return { asked, fetch, letGo: () => going.shift()!() };
}

const moment = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('gathering', () => {
  it('answers those who ask at the same moment with one fetch', async () => {
    const { asked, fetch, letGo } = fetches();
    const gathering = new Gathering(fetch);
    const answers = Promise.all(['A', 'UNKNOWN', 'B', 'A'].map((key) => gathering.ask(key)));
    await moment();
    letGo();
    expect(await answers).toEqual(['a', null, 'b', 'a']);
    expect(asked).toEqual([['A', 'UNKNOWN', 'B', 'A']]);
  });

  it('never answers with a fetch that began before the question', async () => {
    const { asked, fetch, letGo } = fetches();
    const gathering = new Gathering(fetch);
    const first = gathering.ask('A');
    await moment();
    const later = Promise.all([gathering.ask('A'), gathering.ask('B')]);
    await moment();
    expect(asked).toEqual([['A']]);
    letGo();
    expect(await first).toBe('a');
    await moment();
    expect(asked).toEqual([['A'], ['A', 'B']]);
    letGo();
    expect(await later).toEqual(['a', 'b']);
  });

  it('tells everybody of the fault, and goes on', async () => {
    const { fetch, letGo } = fetches();
    const gathering = new Gathering(fetch);
    const broken = Promise.allSettled([gathering.ask('A'), gathering.ask('BROKEN')]);
    await moment();
    const next = gathering.ask('C');
    letGo();
    expect((await broken).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await moment();
    letGo();
    expect(await next).toBe('c');
  });
});

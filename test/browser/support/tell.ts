import type { Scene } from './scene.js';

/** A whole form takes its time on a busy machine; whatever does not appear ends a step much sooner. */
const longest = 120_000;

/**
 * The steps of one story, each a test: after one has failed the others cannot say anything, and fail at once.
 * Every step also fails when a page did what no page may do.
 */
export function storyteller(scene: () => Scene): (title: string, step: () => Promise<void>) => void {
  let stopped = false;
  return (title, step) => {
    it(
      title,
      async () => {
        if (stopped) throw new Error('An earlier step of this story has failed');
        stopped = true;
        try {
          await step();
        } catch (fault) {
          await scene().pictureAll('failed');
          throw fault;
        }
        expect(scene().problems).toEqual([]);
        stopped = false;
      },
      longest,
    );
  };
}

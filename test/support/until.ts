import { setTimeout as pause } from 'node:timers/promises';

/** Waits until it holds, 10 seconds at most: what is expected after it fails then and says what there was instead. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let wait = 0; wait < 200 && !(await holds()); wait += 1) await pause(50);
}

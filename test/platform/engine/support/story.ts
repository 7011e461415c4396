import type { Variables } from '../../../../platform/engine/index.js';
import { start, type Instance } from './instance.js';

/**
 * A story told as data: a small diagram, then what is done and what the engine answers. A command is
 * `complete a`, `behave a`, `fire a`, `fail a CODE`, `send name [key]`, `signal name` or `cancel`.
 */
export interface Story {
  it: string;
  given: string;
  /** Result of the start. */
  data?: Variables;
  /** Trace of the start; see `Instance.trace`. */
  starts: string;
  when?: [command: string, then: string, data?: Variables][];
  waiting?: string[];
  variables?: Variables;
}

function perform(instance: Instance, command: string, data: Variables): void {
  const [verb, name = '', argument = ''] = command.split(' ');
  switch (verb) {
    case 'complete':
      instance.complete(name, data);
      return;
    case 'behave':
      instance.behave(name, data);
      return;
    case 'fire':
      instance.fire(name);
      return;
    case 'fail':
      instance.fail(name, argument);
      return;
    case 'send':
      instance.send(name, argument, data);
      return;
    case 'signal':
      instance.do({ kind: 'signal', name, variables: data });
      return;
    case 'cancel':
      instance.do({ kind: 'cancel' });
      return;
    default:
      throw new Error(`Unknown command ${command}.`);
  }
}

export function tell(stories: Story[]): void {
  it.each(stories.map((story) => [story.it, story] as const))('%s', async (_name, story) => {
    const instance = await start(story.given, story.data);
    expect(instance.trace).toBe(story.starts);
    for (const [command, then, data] of story.when ?? []) {
      perform(instance, command, data ?? {});
      expect(`${command}: ${instance.trace}`).toBe(`${command}: ${then}`);
    }
    if (story.waiting) expect(instance.waiting).toEqual(story.waiting);
    if (story.variables) expect(instance.variables).toEqual(story.variables);
  });
}

import type { Json } from '../engine/index.js';
import { sha256 } from '../kernel/index.js';
import type { Instance } from './instance.js';
import { evaluateProperty, stepContext } from './roots.js';
import type { Step } from './step.js';

/** Evaluates number, title, key and sealing of the process over the data as it is now. */
export function evaluateInstanceProperties(
  instance: Instance,
  { release, subject, now }: Pick<Step, 'release' | 'subject' | 'now'>,
): void {
  const { compiled } = release.processes.get(instance.process)!;
  const { title, number, key, sealed } = compiled.properties;
  const evaluate = (text: string | undefined): Json =>
    text === undefined ? null : evaluateProperty(text, stepContext(release, instance, subject, now));
  // first, because a title may name the number
  instance.number = textOrNull(evaluate(number));
  instance.title = textOrNull(evaluate(title)) ?? compiled.name;
  instance.key = keyHash(evaluate(key));
  // only a clear "no" opens what the process wants sealed
  instance.sealed = sealed !== undefined && evaluate(sealed) !== false;
}

/** Only equality matters, and a readable key could tell who takes part in something sealed. */
function keyHash(value: Json): string | null {
  return value === null ? null : sha256(JSON.stringify(value));
}

function textOrNull(value: Json): string | null {
  if (value === null || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

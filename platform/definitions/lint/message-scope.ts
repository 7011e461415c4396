import { constantOf } from './constant.js';
import { contextKeys } from './context-keys.js';
import type { LintContext } from './lint-rule.js';
import { processScope } from './process-feel.js';
import type { Fields, Shape } from './shapes.js';

/**
 * What a message's templates may read: the data of the processes that send it, and the `values` it is sent with. With
 * several senders a name of any of them will do, since a template can ask which one it was (`{{#if subject = null}}`).
 * Empty when nothing sends the message.
 */
export function messageScopes(context: LintContext, message: string): Fields[] {
  const scopes: Fields[] = [...context.outlines].flatMap(([process, { inputs }]) => {
    const elements = inputs
      .filter(({ target, source }) => target === 'message' && constantOf(source) === message)
      .map(({ element }) => element);
    if (elements.length === 0) return [];
    const sources = inputs.filter(({ element, target }) => target === 'values' && elements.includes(element));
    return [{ ...processScope(context, process), values: valuesShape(sources.map(({ source }) => source)) }];
  });
  return scopes.length === 0 ? [] : [scopes.reduce(joinFields)];
}

function joinFields(a: Fields, b: Fields): Fields {
  const joined = { ...a };
  for (const [name, shape] of Object.entries(b)) {
    const other = joined[name];
    const both = typeof other === 'object' && typeof shape === 'object';
    joined[name] = other === undefined ? shape : both ? joinFields(other, shape) : 'open';
  }
  return joined;
}

/** Senders may give different values: a template may ask for those of any. */
function valuesShape(sources: readonly string[]): Shape {
  const keys = sources.map(contextKeys);
  if (keys.includes(null)) return 'open';
  return Object.fromEntries(keys.flatMap((names) => names ?? []).map((name) => [name, 'open' as const]));
}

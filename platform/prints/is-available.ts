import type { CompiledProcess } from '../engine/index.js';

/**
 * Whether an instance has come to a step that names the print (properties `prints` and `receipt`). A print that no step names
 * can be made at any time.
 */
export function isAvailable(
  process: CompiledProcess,
  print: string,
  visited: { elements?: Readonly<Record<string, unknown>> },
): boolean {
  const naming = Object.values(process.elements).filter(({ properties }) =>
    `${properties['prints'] ?? ''},${properties['receipt'] ?? ''}`
      .split(',')
      .some((name) => name.trim() === print),
  );
  return naming.length === 0 || naming.some(({ id }) => Object.hasOwn(visited.elements ?? {}, id));
}

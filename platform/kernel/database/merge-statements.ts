import type { Statement } from './statement.js';

/**
 * The statements of several works that have nothing to do with each other as one list: those of one kind become one
 * statement. Each work's own order stays.
 */
export function mergeStatements(works: readonly (readonly Statement[])[]): Statement[] {
  const merged: Statement[] = [];
  let rest = works.map((statements) => [...statements]);
  while ((rest = rest.filter((statements) => statements.length > 0)).length > 0) {
    const [{ kind }] = rest[0]! as [Statement];
    const alike = kind ? rest.filter(([next]) => next!.kind === kind) : [rest[0]!];
    const next = alike.map((statements) => statements.shift()!);
    merged.push(...(kind ? kind.join(next) : next));
  }
  return merged;
}

import type { RuntimeProcess } from '../compile/graph.js';
import { rootScopeId, type InstanceState, type Token } from '../state.js';

/**
 * Where tokens are and what is open, without data, as a text that does not depend on history. What runs beside each
 * other and independently counts once: of the inner instances of a multi-instance activity one is looked at, of the
 * runs of non-interrupting event sub-processes none. `follow` is a token that must be looked at.
 */
export function markingOf(process: RuntimeProcess, state: InstanceState, follow?: Token): string {
  const followed = new Set<Token>();
  for (let at = follow; at; at = ownerOf(state, at)) followed.add(at);

  const inside = (scopeId: string): string => {
    const tokens = chooseTokens(process, state, scopeId, followed);
    return tokens.map(tokenText).sort().join('') + waitsOf('s', scopeId);
  };
  const tokenText = (token: Token): string => {
    const isJoin = process.nodes.get(token.e)!.behaviour.entersItself === true;
    const bodies = state.scopes.filter(({ owner }) => owner === token.id);
    const via = isJoin ? `<${token.via ?? ''}` : '';
    return `[${token.e}${via} ${waitsOf('t', token.id)}${bodies.map(({ id }) => `(${inside(id)})`).join('')}]`;
  };
  const waitsOf = (owner: 't' | 's', id: string): string =>
    state.waits
      .filter((wait) => wait[owner] === id)
      .map(({ k, e }) => `${k}:${e};`)
      .sort()
      .join('');
  return inside(rootScopeId);
}

function ownerOf(state: InstanceState, token: Token): Token | undefined {
  const scope = state.scopes.find(({ id }) => id === token.s);
  return state.tokens.find(({ id }) => id === scope?.owner);
}

function chooseTokens(
  process: RuntimeProcess,
  state: InstanceState,
  scopeId: string,
  followed: ReadonlySet<Token>,
): Token[] {
  const all = state.tokens.filter(
    (token) => token.s === scopeId && (followed.has(token) || !isRun(process, token)),
  );
  const inner = all.filter(({ i }) => i !== undefined);
  if (inner.length === 0) return all;
  return [inner.find((token) => followed.has(token)) ?? inner[0]!];
}

/** A run that goes on beside everything else in its scope. */
export function isRun(process: RuntimeProcess, { e }: Token): boolean {
  const { body } = process.nodes.get(e)!;
  return body?.isEventSubProcess === true && body.starts.every(({ interrupting }) => !interrupting);
}

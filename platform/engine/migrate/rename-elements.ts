import { collects } from '../run/token-balance.js';
import { copyState, type Completion, type InstanceState, type Token } from '../state.js';
import type { ElementMapping } from './element-mapping.js';

/** The state with the ids of the new process. Everything that holds a token has been found there before. */
export function renameElements(state: InstanceState, mapping: ElementMapping): InstanceState {
  const renamed = copyState(state);
  renamed.process = mapping.to.id;
  for (const token of renamed.tokens) renameToken(token, mapping);
  for (const scope of renamed.scopes) {
    scope.e = scope.owner === undefined ? mapping.to.id : mapping.idOf(scope.e);
    if (scope.done) scope.done = renameCompletions(scope.done, mapping);
    if (scope.undo) scope.undo = renameCompletions(scope.undo, mapping);
  }
  for (const wait of renamed.waits) wait.e = mapping.idOf(wait.e);
  return renamed;
}

function renameToken(token: Token, mapping: ElementMapping): void {
  token.e = mapping.idOf(token.e);
  if (token.d) token.d = renameCompletions(token.d, mapping);
  if (token.via === undefined) return;
  const node = mapping.to.nodes.get(token.e)!;
  const via = mapping.idOf(token.via);
  const [only, another] = node.incoming;
  if (node.incoming.some(({ id }) => id === via)) token.via = via;
  else if (collects(node) && only && !another) token.via = only.id;
  else delete token.via;
}

function renameCompletions(completions: readonly Completion[], mapping: ElementMapping): Completion[] {
  return completions.map((completion) => ({
    ...completion,
    e: mapping.idOf(completion.e),
    ...(completion.d ? { d: renameCompletions(completion.d, mapping) } : {}),
  }));
}

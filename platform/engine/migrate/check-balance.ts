import type { RuntimeProcess, ScopeNode } from '../compile/graph.js';
import { balanceOf, netOf, placeOf, renamePlace, type Ends, type PlaceChange } from '../run/token-balance.js';
import { rootScopeId, type InstanceState, type Scope, type Token } from '../state.js';
import type { ElementMapping } from './element-mapping.js';
import type { MigrationRefusal } from './migration.js';

/**
 * Whether the tokens of each running scope, where they stand now, could stand there in the new process: otherwise a
 * branch was added or removed around them, and a join would wait for ever or let two of them pass.
 * @param migrated the state with its new ids
 */
export function checkBalance(
  state: InstanceState,
  migrated: InstanceState,
  mapping: ElementMapping,
): MigrationRefusal[] {
  const { from, to } = mapping;
  return state.scopes.flatMap((scope, index) => {
    const before = scopeNodeOf(from, scope);
    const after = scopeNodeOf(to, migrated.scopes[index]!);
    if (!before || !after) return [];
    const [old, next] = [marking(from, state, scope), marking(to, migrated, scope)];
    if (old.length === 0 || fits(to, after, next, 'counted')) return [];
    const ended =
      !fits(from, before, old, 'counted') && fits(from, before, old, 'free') && fits(to, after, next, 'free');
    if (ended || isSameNet(mapping, before, after)) return [];
    const stays = [...new Set(tokensOf(from, state, scope).map(({ e }) => e))].join('、');
    const message = `“${scope.e}”的并行分支变了：令牌停在“${stays}”时，新流程的汇合会永远等待或重复放行，请先办到各分支汇合之后。`;
    return [{ code: 'tokens-unbalanced' as const, element: scope.e, message }];
  });
}

/** Undefined where tokens do not run along flows: the inner instances of a multi-instance, a compensation. */
function scopeNodeOf(process: RuntimeProcess, { id, e, loop, undo }: Scope): ScopeNode | undefined {
  if (loop || undo) return undefined;
  return id === rootScopeId ? process.root : process.nodes.get(e)?.body;
}

function tokensOf(process: RuntimeProcess, { tokens }: InstanceState, scope: Scope): Token[] {
  return tokens.filter(({ e, s }) => s === scope.id && !process.nodes.get(e)!.body?.isEventSubProcess);
}

const marking = (process: RuntimeProcess, state: InstanceState, scope: Scope): PlaceChange[] =>
  tokensOf(process, state, scope).map(({ e, via }) => [placeOf(process.nodes.get(e)!, via), 1]);

/** Whether one token at a start could have become these. */
function fits(
  process: RuntimeProcess,
  scope: ScopeNode,
  tokens: readonly PlaceChange[],
  ends: Ends,
): boolean {
  const readings = ['all', 'one'] as const;
  return readings.some((reading) => {
    const balance = balanceOf(process, scope, reading, ends);
    return scope.starts.some((start) => balance.agreesSkipping([[placeOf(start, undefined), -1], ...tokens]));
  });
}

/** Nothing changed in how tokens can run, so whatever holds of them still holds. */
function isSameNet(mapping: ElementMapping, before: ScopeNode, after: ScopeNode): boolean {
  const text = (process: RuntimeProcess, scope: ScopeNode, idOf: (id: string) => string): string =>
    JSON.stringify(
      netOf(process, scope)
        .map((transition) =>
          JSON.stringify(transition.map(([place, tokens]) => [renamePlace(place, idOf), tokens]).sort()),
        )
        .sort(),
    );
  return text(mapping.from, before, (id) => mapping.idOf(id)) === text(mapping.to, after, (id) => id);
}

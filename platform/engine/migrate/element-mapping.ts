import type { FlowNode, RuntimeProcess, ScopeNode } from '../compile/graph.js';
import type { MigrationRefusal } from './migration.js';

/** Ids of elements and flows of the old process, each with what it is called in the new one. */
export type ElementIds = Readonly<Record<string, string>>;

/** How the old process stands in the new one: by the given ids, else by the same id. */
export class ElementMapping {
  private readonly sources: ReadonlyMap<string, string>;

  constructor(
    readonly from: RuntimeProcess,
    readonly to: RuntimeProcess,
    private readonly ids: ElementIds,
  ) {
    this.sources = new Map(Object.entries(ids).map(([source, target]) => [target, source]));
  }

  idOf(id: string): string {
    return Object.hasOwn(this.ids, id) ? this.ids[id]! : id;
  }

  node(id: string): FlowNode | undefined {
    return this.to.nodes.get(this.idOf(id));
  }

  /** What stood there in the old process; undefined for what was added. */
  sourceOf({ id }: FlowNode): FlowNode | undefined {
    const source = this.sources.get(id) ?? (Object.hasOwn(this.ids, id) ? undefined : id);
    return source === undefined ? undefined : this.from.nodes.get(source);
  }

  scope(scope: ScopeNode): ScopeNode | undefined {
    return scope === this.from.root ? this.to.root : this.node(scope.id)?.body;
  }

  /** What the given ids name and the processes do not have. */
  findings(): MigrationRefusal[] {
    const missing = (id: string, known: ReadonlySet<string>, which: string): MigrationRefusal[] =>
      known.has(id)
        ? []
        : [
            {
              code: 'mapping-invalid',
              element: id,
              message: `对应关系里写到“${id}”，${which}流程没有这个元素或连线，请更正。`,
            },
          ];
    const [old, next] = [idsOf(this.from), idsOf(this.to)];
    return Object.entries(this.ids).flatMap(([source, target]) => [
      ...missing(source, old, '原'),
      ...missing(target, next, '新'),
    ]);
  }
}

function idsOf({ nodes }: RuntimeProcess): ReadonlySet<string> {
  const flows = [...nodes.values()].flatMap(({ outgoing }) => outgoing.map(({ id }) => id));
  return new Set([...nodes.keys(), ...flows]);
}

import type { Flow, FlowNode, RuntimeProcess, ScopeNode } from '../compile/graph.js';

/**
 * Whether tokens of a scope may be somewhere else without one being lost or doubled. The scope's graph is read as a Petri
 * net; a marking fits when it differs from another one by nothing but firings, that is, when the difference lies in the
 * space that the transitions span (equivalently: when all place invariants agree). For sound free-choice processes
 * that is exact: such a marking is live and bounded (Commoner; every minimal siphon carries an invariant).
 */
export interface TokenBalance {
  /** `changes` is how many tokens come (positive) to or leave (negative) each place. */
  agrees: (changes: readonly PlaceChange[]) => boolean;
  /** As `agrees`, when inclusive choices may have left out some of their branches. */
  agreesSkipping: (changes: readonly PlaceChange[]) => boolean;
}

export type PlaceChange = [place: string, tokens: number];

/**
 * How an inclusive choice is read. `all`: as if every branch always had its token, so that only moves within a branch
 * agree. `one`: as if exactly one branch had it, which is true for some markings.
 */
export type InclusiveReading = 'all' | 'one';

/** Whether a token that has ended must be among those counted, or may be missing. */
export type Ends = 'counted' | 'free';

export type Transition = PlaceChange[];

/** Where a token is for the books: on its element, or on the flow by which it waits or has ended there. */
export function placeOf(node: FlowNode, via: string | undefined): string {
  return collects(node) && via !== undefined ? `flow ${via}` : `node ${node.id}`;
}

/** Tokens of different flows are told apart here: joins, and ends (each branch may have its own). */
export function collects(node: FlowNode): boolean {
  return node.type === 'bpmn:EndEvent' || isJoin(node);
}

export function isJoin({ type, incoming }: FlowNode): boolean {
  return (type === 'bpmn:ParallelGateway' || type === 'bpmn:InclusiveGateway') && incoming.length > 1;
}

/** Places in which a token that enters the element may be counted. */
export function placesToEnter(node: FlowNode): { place: string; via?: string }[] {
  const [only, another] = node.incoming;
  if (!collects(node)) {
    const place = placeOf(node, undefined);
    return [only && !another ? { place, via: only.id } : { place }];
  }
  return node.incoming.map(({ id }) => ({ place: placeOf(node, id), via: id }));
}

export function balanceOf(
  process: RuntimeProcess,
  scope: ScopeNode,
  reading: InclusiveReading,
  ends: Ends = 'counted',
): TokenBalance {
  const transitions = netOf(process, scope, reading);
  const ended = ends === 'free' ? nodesOf(process, scope).flatMap(ending) : [];
  const span = new Span([...transitions, ...ended]);
  // read as one branch, a choice has none to leave out
  const groups = reading === 'all' ? nodesOf(process, scope).flatMap(skippable) : [];
  return {
    agrees: (changes) => span.holds(changes),
    agreesSkipping: (changes) => holdsSkipping(span, groups, changes),
  };
}

/** Ways out of an inclusive choice that may be left out, and whether all of them may be. */
interface Skippable {
  places: string[];
  all: boolean;
}

function skippable(node: FlowNode): Skippable[] {
  const optional = optionalFlows(node);
  if (isChoice(node) || optional.length === 0) return [];
  const places = optional.map(({ id, target }) => placeOf(target, id));
  return [{ places, all: optional.length < node.outgoing.length }];
}

/** Beyond this many ways, only markings without one left out are recognised: more is refused, never less. */
const skippableLimit = 12;

/** Tries each set of branches left out as if their tokens were on them. */
function holdsSkipping(span: Span, groups: readonly Skippable[], changes: readonly PlaceChange[]): boolean {
  const [group, ...others] = groups;
  if (!group) return span.holds(changes);
  if (groups.reduce((sum, { places }) => sum + places.length, 0) > skippableLimit) return span.holds(changes);
  const { places, all } = group;
  for (let set = 0; set < 2 ** places.length - (all ? 0 : 1); set++) {
    const skipped = places.flatMap((place, index): PlaceChange[] => (set & (1 << index) ? [[place, 1]] : []));
    if (holdsSkipping(span, others, [...changes, ...skipped])) return true;
  }
  return false;
}

const isChoice = ({ type }: FlowNode): boolean =>
  type === 'bpmn:ExclusiveGateway' || type === 'bpmn:EventBasedGateway';

const optionalFlows = ({ outgoing, defaultFlow }: FlowNode): Flow[] =>
  outgoing.filter((flow) => flow.condition || flow === defaultFlow);

/** The transitions of a scope: what each takes from and puts into its places. */
export function netOf(
  process: RuntimeProcess,
  scope: ScopeNode,
  reading: InclusiveReading = 'all',
): Transition[] {
  return nodesOf(process, scope).flatMap((node) => transitionsOf(node, reading));
}

/** The same place in another version of the process. */
export function renamePlace(place: string, idOf: (id: string) => string): string {
  const at = place.indexOf(' ') + 1;
  return place.slice(0, at) + idOf(place.slice(at));
}

const nodesOf = (process: RuntimeProcess, scope: ScopeNode): FlowNode[] =>
  [...process.nodes.values()].filter((node) => node.scope === scope);

function ending(node: FlowNode): Transition[] {
  if (node.outgoing.length > 0 || node.linkTarget) return [];
  return placesToEnter(node).map(({ place }) => [[place, -1]]);
}

function transitionsOf(node: FlowNode, reading: InclusiveReading): Transition[] {
  const own = placeOf(node, undefined);
  return [
    ...joining(node, own, reading),
    ...leaving(node, reading).map((flows): Transition => [[own, -1], ...flows.map(arriving)]),
    ...node.boundaries.map((boundary): Transition => {
      const started: PlaceChange = [placeOf(boundary, undefined), 1];
      return boundary.interrupting ? [[own, -1], started] : [started];
    }),
    ...(node.linkTarget ? [move(own, placeOf(node.linkTarget, undefined))] : []),
  ];
}

const move = (from: string, to: string): Transition => [
  [from, -1],
  [to, 1],
];

const arriving = ({ id, target }: Flow): PlaceChange => [placeOf(target, id), 1];

function joining(node: FlowNode, own: string, reading: InclusiveReading): Transition[] {
  if (!isJoin(node)) return [];
  const places = node.incoming.map(({ id }) => placeOf(node, id));
  if (node.type === 'bpmn:InclusiveGateway' && reading === 'one')
    return places.map((place) => move(place, own));
  return [[...places.map((place): PlaceChange => [place, -1]), [own, 1]]];
}

/** The sets of flows by which a token may leave. */
function leaving(node: FlowNode, reading: InclusiveReading): Flow[][] {
  const { outgoing } = node;
  if (outgoing.length === 0) return [];
  if (isChoice(node)) return outgoing.map((flow) => [flow]);
  const optional = optionalFlows(node);
  if (optional.length === 0 || reading === 'all') return [outgoing];
  const always = outgoing.filter((flow) => !optional.includes(flow));
  const sets = optional.map((flow) => [...always, flow]);
  return always.length > 0 ? [always, ...sets] : sets;
}

/** Arithmetic modulo a prime whose products stay exact in a double: fractions would grow, floats would round. */
const prime = 67_108_859;

/** The vectors that given ones generate, in echelon form. */
class Span {
  private readonly places = new Map<string, number>();
  private readonly rows: (number[] | undefined)[] = [];

  constructor(generators: readonly Transition[]) {
    for (const [place] of generators.flat()) {
      if (!this.places.has(place)) this.places.set(place, this.places.size);
    }
    for (const generator of generators) this.add(this.toVector(generator));
  }

  holds(changes: readonly PlaceChange[]): boolean {
    const totals = new Map<string, number>();
    for (const [place, tokens] of changes) totals.set(place, (totals.get(place) ?? 0) + tokens);
    const moved = [...totals].filter(([, tokens]) => tokens !== 0);
    if (moved.some(([place]) => !this.places.has(place))) return false;
    const rest = this.reduce(this.toVector(moved));
    return rest.every((value) => value === 0);
  }

  private toVector(changes: readonly PlaceChange[]): number[] {
    const vector = new Array<number>(this.places.size).fill(0);
    for (const [place, tokens] of changes) {
      const index = this.places.get(place)!;
      vector[index] = (vector[index]! + tokens + prime) % prime;
    }
    return vector;
  }

  private add(vector: number[]): void {
    this.reduce(vector);
    const pivot = vector.findIndex((value) => value !== 0);
    if (pivot < 0) return;
    const factor = inverse(vector[pivot]!);
    this.rows[pivot] = vector.map((value) => (value * factor) % prime);
  }

  private reduce(vector: number[]): number[] {
    for (let pivot = 0; pivot < vector.length; pivot++) {
      const row = this.rows[pivot];
      const factor = vector[pivot]!;
      if (!row || factor === 0) continue;
      for (let index = pivot; index < vector.length; index++) {
        vector[index] = (vector[index]! + (prime - factor) * row[index]!) % prime;
      }
    }
    return vector;
  }
}

/** By Fermat: `value` to the power of `prime - 2`. */
function inverse(value: number): number {
  let result = 1;
  let square = value;
  for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

import { rootScopeId, type InstanceState, type Scope, type Token, type WaitState } from '../../state.js';
import { mark } from '../unknown.js';

export interface Records {
  tokens: Token[];
  scopes: Scope[];
  waits: WaitState[];
}

/**
 * What parts of states have in common that differ only in the numbers of ids and of unknown values: both are counted
 * within the part, in the order in which they were given. What happens to a part depends on nothing else of it.
 */
export interface Shape extends Readonly<Records> {
  readonly index: number;
  readonly text: string;
  readonly elements: readonly string[];
  readonly ids: readonly string[];
  /** Of its waits, in their order. */
  readonly waitNumbers: readonly number[];
}

/**
 * A token of the root scope with all that it owns (waits, scopes, the tokens in them, and so on); or the root scope
 * with its own waits.
 */
export interface Part {
  readonly shape: Shape;
  /** Numbers of its ids, the lowest first: `t0` of the shape is `t${numbers[0]}`. */
  readonly numbers: readonly number[];
  /** Numbers of its unknown values, in the order in which they are written. */
  readonly marks: readonly number[];
}

/** A state taken apart. */
export interface Parts {
  readonly status: InstanceState['status'];
  /** Last number given to an id. */
  readonly n: number;
  readonly root: Part;
  /** In the order of their tokens. */
  readonly tops: readonly Part[];
}

const markText = new RegExp(`"\\${mark}":(\\d+)`, 'g');
const none: readonly number[] = [];
const ascending = (one: number, two: number): number => one - two;
const numberOf = (id: string): number => Number(id.slice(1));
const byNumber = (one: { id: string }, two: { id: string }): number => numberOf(one.id) - numberOf(two.id);
const empty = (): Records => ({ tokens: [], scopes: [], waits: [] });

/** Takes states apart, and puts them together again exactly as they were. Equal shapes are the same object. */
export class Shapes {
  private readonly known = new Map<string, Shape>();

  constructor(private readonly process: string) {}

  split(state: InstanceState): Parts {
    const root = empty();
    const tops = groupByTop(state, root);
    return {
      status: state.status,
      n: state.n,
      root: this.part(root),
      tops: tops.map((records) => this.part(records)).sort((one, two) => one.numbers[0]! - two.numbers[0]!),
    };
  }

  join({ status, n, root, tops }: Parts): InstanceState {
    const all = empty();
    for (const part of [root, ...tops]) {
      const { tokens, scopes, waits } = recordsOf(part);
      all.tokens.push(...tokens);
      all.scopes.push(...scopes);
      all.waits.push(...waits);
    }
    for (const records of [all.tokens, all.scopes, all.waits]) (records as { id: string }[]).sort(byNumber);
    return { v: 1, process: this.process, status, n, ...all };
  }

  private part({ tokens, scopes, waits }: Records): Part {
    const numbers: number[] = [];
    for (const records of [tokens, scopes, waits])
      for (const { id } of records) if (id !== rootScopeId) numbers.push(numberOf(id));
    if (numbers.length > 1) numbers.sort(ascending);
    const marks: number[] = [];
    const counted = (id: string): string =>
      id === rootScopeId ? id : id.charAt(0) + String(numbers.indexOf(numberOf(id)));
    const text = JSON.stringify(renamed({ tokens, scopes, waits }, counted)).replace(
      markText,
      (_, number) => {
        const at = marks.indexOf(Number(number));
        return `"${mark}":${at < 0 ? marks.push(Number(number)) - 1 : at}`;
      },
    );
    return { shape: this.shape(text), numbers, marks: marks.length === 0 ? none : marks };
  }

  private shape(text: string): Shape {
    let known = this.known.get(text);
    if (!known) {
      const records = JSON.parse(text) as Records;
      const elements = [...new Set(records.tokens.map(({ e }) => e))];
      const waitNumbers = records.waits.map(({ id }) => numberOf(id));
      const ids = [...records.tokens, ...records.scopes, ...records.waits].map(({ id }) => id);
      known = { ...records, index: this.known.size, text, elements, ids, waitNumbers };
      this.known.set(text, known);
    }
    return known;
  }
}

/** The records of a part as they stand in the state. */
export function recordsOf({ shape, numbers, marks }: Part): Records {
  const own =
    marks.length === 0
      ? shape
      : (JSON.parse(shape.text.replace(markText, (_, at) => `"${mark}":${marks[Number(at)]!}`)) as Records);
  return renamed(own, (id) => nameIn(numbers, id));
}

export const idsOf = ({ shape, numbers }: Part): string[] => shape.ids.map((id) => nameIn(numbers, id));

/** One of its waits as it stands in the state. */
export const waitOf = ({ shape, numbers }: Part, place: number): WaitState =>
  renamedWait(shape.waits[place]!, (id) => nameIn(numbers, id));

const nameIn = (numbers: readonly number[], id: string): string =>
  id === rootScopeId ? id : id.charAt(0) + String(numbers[numberOf(id)]);

function renamed({ tokens, scopes, waits }: Readonly<Records>, name: (id: string) => string): Records {
  return {
    tokens: tokens.map((token) => ({ ...token, id: name(token.id), s: name(token.s) })),
    scopes: scopes.map((scope) =>
      scope.owner === undefined
        ? { ...scope, id: name(scope.id) }
        : { ...scope, id: name(scope.id), owner: name(scope.owner) },
    ),
    waits: waits.map((wait) => renamedWait(wait, name)),
  };
}

const renamedWait = (wait: WaitState, name: (id: string) => string): WaitState =>
  wait.t === undefined
    ? { ...wait, id: name(wait.id), s: name(wait.s!) }
    : { ...wait, id: name(wait.id), t: name(wait.t) };

function groupByTop({ tokens, scopes, waits }: InstanceState, root: Records): Records[] {
  const tokenOf = new Map(tokens.map((token) => [token.id, token]));
  const ownerOf = new Map(scopes.map(({ id, owner }) => [id, owner]));
  const groups = new Map<string, Records>();
  const inScope = (scope: string): Records => {
    const owner = ownerOf.get(scope);
    return owner === undefined ? root : ofToken(owner);
  };
  const ofToken = (id: string): Records => {
    let group = groups.get(id);
    if (group) return group;
    const { s } = tokenOf.get(id)!;
    group = s === rootScopeId ? empty() : inScope(s);
    groups.set(id, group);
    return group;
  };
  for (const token of tokens) ofToken(token.id).tokens.push(token);
  for (const scope of scopes) inScope(scope.id).scopes.push(scope);
  for (const wait of waits) (wait.t === undefined ? inScope(wait.s!) : ofToken(wait.t)).waits.push(wait);
  return [...new Set(groups.values())];
}

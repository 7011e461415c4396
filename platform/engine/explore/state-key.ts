import type { RuntimeProcess } from '../compile/graph.js';
import {
  rootScopeId,
  type Completion,
  type InstanceState,
  type LoopState,
  type Scope,
  type Token,
  type WaitState,
} from '../state.js';
import type { Json, Variables } from '../types.js';
import type { Fact } from './facts.js';
import { recordsOf, type Part, type Parts, type Records, type Shape } from './local/parts.js';
import { holdsUnknown, isUnknown, mark } from './unknown.js';

/** How many tokens stand on one element of one scope, where there are most of them. */
export interface Crowd {
  element: string;
  tokens: number;
}

/** What a key says of a part. */
interface Face {
  text: string;
  /** Its first two characters, which stand for an element. */
  head: number;
  number: number;
  crowd: Crowd;
  most: number;
}

const nobody: Crowd = { element: '', tokens: 0 };
const noFacts: readonly Fact[] = [];
const fromCode = (index: number): string => String.fromCharCode(0x100 + index);
const kinds: Record<WaitState['k'], string> = {
  user: 'u',
  action: 'a',
  message: 'm',
  signal: 's',
  timer: 't',
  condition: 'o',
  behaviour: 'b',
  call: 'c',
};

/**
 * A text that is the same for configurations that behave the same: scopes hold tokens, tokens hold scopes and waits,
 * all of them in the order of their own texts, so that ids and the order of history do not matter.
 */
export class StateKeys {
  private readonly codes = new Map<string, string>();
  private readonly joins = new Set<string>();
  private readonly eventSubProcesses = new Set<string>();
  /** Loops with a maximum. */
  private readonly bounded = new Set<string>();
  private readonly names: ReadonlySet<string>;
  private readonly numbers = new Map<string, number>();
  private readonly faces = new Map<Shape, Face>();
  /** Of what is looked at. */
  private records: Readonly<Records> = { tokens: [], scopes: [], waits: [] };
  private facts: readonly Fact[] = noFacts;
  /** Of the last key. Inner instances do not count, nor do runs of event sub-processes. */
  crowd: Crowd = nobody;
  /** Of the last key: as `crowd`, with runs of event sub-processes. */
  most = 0;

  /** @param readNames variables that expressions read; others make no difference. */
  constructor(process: RuntimeProcess, readNames: Iterable<string>) {
    this.names = new Set(readNames);
    for (const node of process.nodes.values()) {
      this.codes.set(node.id, fromCode(this.codes.size));
      if (node.behaviour.entersItself) this.joins.add(node.id);
      if (node.standardLoop?.maximum !== undefined) this.bounded.add(node.id);
      if (node.body?.isEventSubProcess) this.eventSubProcesses.add(node.id);
    }
    for (const node of process.nodes.values())
      for (const flow of node.outgoing) this.codes.set(flow.id, fromCode(this.codes.size));
  }

  keyOf({ status, root, tops }: Parts, variables: Variables, facts: readonly Fact[]): string {
    const faces = tops.map((part) => this.face(part, facts));
    return this.compose(status, root.shape, faces, this.known(variables, facts));
  }

  /** Of parts of which nothing is known but their shapes. */
  keyOfShapes(status: InstanceState['status'], root: Shape, tops: readonly Shape[]): string {
    return this.compose(
      status,
      root,
      tops.map((shape) => this.faces.get(shape) ?? this.lookAt(shape)),
      '',
    );
  }

  private compose(
    status: InstanceState['status'],
    root: Shape,
    faces: readonly Face[],
    known: string,
  ): string {
    const rootFace = this.faces.get(root) ?? this.lookAt(root);
    this.crowd = nobody;
    this.most = 0;
    if (status !== 'running') return asText(this.numberOf(`.${status}`));
    for (const { most, crowd } of faces) {
      if (most > this.most) this.most = most;
      if (crowd.tokens > this.crowd.tokens) this.crowd = crowd;
    }
    if (hasTwoAlike(faces)) this.count(faces.map(({ text }) => text).sort());
    let text = asText(known === '' ? rootFace.number : this.numberOf(rootFace.text + known));
    for (const number of sortedNumbers(faces)) text += asText(number);
    return text;
  }

  private face(part: Part, facts: readonly Fact[]): Face {
    if (facts.length === 0 || part.marks.length === 0)
      return this.faces.get(part.shape) ?? this.lookAt(part.shape);
    return this.faceOf(recordsOf(part), facts);
  }

  private lookAt(shape: Shape): Face {
    const face = this.faceOf(shape, noFacts);
    this.faces.set(shape, face);
    return face;
  }

  private faceOf(records: Readonly<Records>, facts: readonly Fact[]): Face {
    this.records = records;
    this.facts = facts;
    this.crowd = nobody;
    this.most = 0;
    const root = records.scopes.find(({ id }) => id === rootScopeId);
    const text = root
      ? `${this.scope(root)}${this.waits('s', rootScopeId)}`
      : this.token(records.tokens.find(({ s }) => s === rootScopeId)!);
    const { most, crowd } = this;
    const head = text.charCodeAt(0) * 0x10000 + text.charCodeAt(1);
    return { text, head, number: this.numberOf(text), most, crowd };
  }

  /** Equal texts have equal numbers. */
  private numberOf(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) this.numbers.set(text, (number = this.numbers.size));
    return number;
  }

  private inside(scopeId: string): string {
    const texts: string[] = [];
    for (const token of this.records.tokens) if (token.s === scopeId) texts.push(this.token(token));
    if (texts.length > 1) {
      texts.sort();
      this.count(texts);
    }
    return texts.join('') + this.waits('s', scopeId);
  }

  private count(texts: readonly string[]): void {
    let same = 1;
    for (let index = 1; index < texts.length; index++) {
      const [one, two] = [texts[index - 1]!, texts[index]!];
      same = isAlike(one, two) ? same + 1 : 1;
      if (same === 1 || two[1] === inner) continue;
      if (same > this.most) this.most = same;
      const element = this.elementOf(two[0]!);
      if (same > this.crowd.tokens && !this.eventSubProcesses.has(element))
        this.crowd = { element, tokens: same };
    }
  }

  private elementOf(code: string): string {
    for (const [id, known] of this.codes) if (known === code) return id;
    return '';
  }

  private token(token: Token): string {
    const { e } = token;
    let text = this.codes.get(e)!;
    if (token.i !== undefined) text += `${inner}${token.i}`;
    else text += token.via !== undefined && this.joins.has(e) ? this.codes.get(token.via)! : rests;
    if (token.l !== undefined) text += `l${this.runs(token)}`;
    if (token.c) text += 'c';
    if (token.d) text += `d${completionsText(token.d)}`;
    if (token.v) text += this.locals(token.v);
    text += this.waits('t', token.id);
    for (const scope of this.records.scopes)
      if (scope.owner === token.id) text += `(${this.scope(scope)}${this.inside(scope.id)})`;
    return text;
  }

  /** How often a loop has run matters where something asks for it. */
  private runs({ e, l }: Token): number {
    const counts = this.bounded.has(e) || this.names.has('loopCounter');
    return counts ? l! : Math.min(l!, 2);
  }

  private scope({ done, undo, loop }: Scope): string {
    let text = '';
    if (done) text += `d${completionsText(done)}`;
    if (undo) text += `u${completionsText(undo, countText)}`;
    return loop ? text + this.loop(loop) : text;
  }

  private waits(owner: 't' | 's', id: string): string {
    let text = '';
    let texts: string[] | undefined;
    for (const wait of this.records.waits) {
      if (wait[owner] !== id) continue;
      const own = this.wait(wait);
      if (text === '') text = own;
      else (texts ??= [text]).push(own);
    }
    return texts ? texts.sort().join('') : text;
  }

  private wait(wait: WaitState): string {
    let text = kinds[wait.k] + this.codes.get(wait.e)!;
    if (wait.left !== undefined) text += String(wait.left);
    if (wait.name !== undefined) text += `<${wait.name}|${wait.key}>`;
    if (wait.on) text += '!';
    return text;
  }

  private loop({ total, completed, terminated, rest, outputs }: LoopState): string {
    let text = `${total}/${completed}/${terminated}`;
    if (rest) text += `r${rest.map((value) => this.value(value)).join()}`;
    if (outputs) text += `o${outputs.map((value) => this.value(value)).join()}`;
    return text;
  }

  private locals(variables: Variables): string {
    let text = '';
    for (const name of Object.keys(variables).sort()) {
      if (name === mark) text += '?;';
      if (!this.names.has(name)) continue;
      const value = this.value(variables[name]!);
      if (value !== '?') text += `${name}=${value};`;
    }
    return text;
  }

  private value(value: Json): string {
    if (isUnknown(value)) {
      const number = value[mark];
      const facts = this.facts.filter(({ unknowns }) => unknowns.length === 1 && unknowns[0] === number);
      return `?${facts.map(factText).sort().join()}`;
    }
    return holdsUnknown(value) ? '?' : JSON.stringify(value);
  }

  private known(variables: Variables, facts: readonly Fact[]): string {
    const texts: string[] = [];
    for (const name in variables)
      if (!isUnknown(variables[name])) texts.push(`${name}=${JSON.stringify(variables[name])}`);
    if (facts.length > 0) {
      const roots = new Set(
        Object.values(variables).flatMap((value) => (isUnknown(value) ? [value[mark]] : [])),
      );
      for (const fact of facts)
        if (fact.unknowns.every((number) => roots.has(number))) texts.push(factText(fact));
    }
    return texts.length === 0 ? '' : `#${texts.sort().join('#')}`;
  }
}

/** Elements, and the flow where that matters: the first two characters of a token's text. */
const isAlike = (one: string, two: string): boolean =>
  one.charCodeAt(0) === two.charCodeAt(0) && one.charCodeAt(1) === two.charCodeAt(1);

function hasTwoAlike(faces: readonly Face[]): boolean {
  for (let index = 1; index < faces.length; index++)
    for (let other = 0; other < index; other++) if (faces[index]!.head === faces[other]!.head) return true;
  return false;
}

/** There are few, and this is done for every step. */
function sortedNumbers(faces: readonly Face[]): number[] {
  const sorted: number[] = [];
  for (const { number } of faces) {
    let at = sorted.length;
    sorted.push(number);
    for (; at > 0 && sorted[at - 1]! > number; at--) sorted[at] = sorted[at - 1]!;
    sorted[at] = number;
  }
  return sorted;
}

/** Two characters for each number, so that a row of them can be read in one way. */
const asText = (number: number): string => String.fromCharCode(number >> 15, number & 0x7fff);
const rests = '-';
const inner = '*';

/** What will be undone several times will be undone in the same way each time. */
const severalText = (n: number): string => (n > 1 ? '+' : '');
/** While it is undone the count goes down, and with it the end comes nearer. */
const countText = (n: number): string => (n > 1 ? String(n) : '');

const completionsText = (completions: readonly Completion[], times = severalText): string =>
  `[${completions.map(({ e, n, d }) => `${e}${times(n)}${d ? completionsText(d, times) : ''}`).join()}]`;

/** A subject names its variables in one order, so their numbers say nothing more. */
const factText = ({ subject, about, values }: Fact): string => `${subject}:${about}=${values}`;

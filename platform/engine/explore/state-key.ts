import type { RuntimeProcess } from '../compile/graph.js';
import {
  rootScopeId,
  type Completion,
  type LoopState,
  type Scope,
  type Token,
  type WaitState,
} from '../state.js';
import type { Json, Variables } from '../types.js';
import type { Configuration } from './configuration.js';
import type { Fact } from './facts.js';
import { holdsUnknown, isUnknown, mark } from './unknown.js';

/** How many tokens stand on one element of one scope, where there are most of them. */
export interface Crowd {
  element: string;
  tokens: number;
}

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
  private configuration!: Configuration;
  /** Of the last key. Inner instances do not count, nor do runs of event sub-processes. */
  crowd: Crowd = { element: '', tokens: 0 };
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

  key(configuration: Configuration): string {
    const { state } = configuration;
    this.crowd = { element: '', tokens: 0 };
    this.most = 0;
    if (state.status !== 'running') return state.status;
    this.configuration = configuration;
    const root = state.scopes.find(({ id }) => id === rootScopeId)!;
    return this.scope(root) + this.inside(rootScopeId) + this.known(configuration);
  }

  private inside(scopeId: string): string {
    const { state } = this.configuration;
    const texts: string[] = [];
    for (const token of state.tokens) if (token.s === scopeId) texts.push(this.token(token));
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
      same =
        one.charCodeAt(0) === two.charCodeAt(0) && one.charCodeAt(1) === two.charCodeAt(1) ? same + 1 : 1;
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
    for (const scope of this.configuration.state.scopes)
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
    if (undo) text += `u${completionsText(undo)}`;
    return loop ? text + this.loop(loop) : text;
  }

  private waits(owner: 't' | 's', id: string): string {
    let text = '';
    let texts: string[] | undefined;
    for (const wait of this.configuration.state.waits) {
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
      const facts = this.configuration.facts.filter(
        ({ unknowns }) => unknowns.length === 1 && unknowns[0] === number,
      );
      return `?${facts.map(factText).sort().join()}`;
    }
    return holdsUnknown(value) ? '?' : JSON.stringify(value);
  }

  private known({ variables, facts }: Configuration): string {
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

const rests = '-';
const inner = '*';

/** What is undone several times is undone in the same way each time. */
const completionsText = (completions: readonly Completion[]): string =>
  `[${completions.map(({ e, n, d }) => `${e}${n > 1 ? '+' : ''}${d ? completionsText(d) : ''}`).join()}]`;

/** A subject names its variables in one order, so their numbers say nothing more. */
const factText = ({ subject, about, values }: Fact): string =>
  `${subject}:${about.replace(/\?\d+/g, '?')}=${values}`;

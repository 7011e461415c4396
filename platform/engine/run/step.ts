import type { FlowNode, RuntimeProcess, ScopeNode } from '../compile/graph.js';
import { rootScopeId, type InstanceState, type Scope, type Token, type WaitState } from '../state.js';
import type {
  Effect,
  EngineEvent,
  OpenedTask,
  ScheduledTimer,
  StepContext,
  Subscription,
  Variables,
} from '../types.js';
import { StepRefused } from './refusal.js';

const stepLimit = 10_000;

/**
 * One call of `advance`: a private copy of the state, what happened so far, and the tokens still on their way.
 * It only keeps books; what elements mean stands in `elements/` and in the functions beside this file.
 */
export class Step {
  readonly events: EngineEvent[] = [];
  readonly effects: Effect[] = [];
  readonly tasks: OpenedTask[] = [];
  readonly timers: ScheduledTimer[] = [];
  readonly subscriptions: Subscription[] = [];
  readonly closed: string[] = [];
  readonly written: Variables = {};
  private readonly queue: Token[] = [];
  private readonly onTheWay = new Set<Token>();
  private readonly openedHere = new Set<string>();

  constructor(
    readonly process: RuntimeProcess,
    readonly state: InstanceState,
    readonly context: StepContext,
  ) {}

  node(id: string): FlowNode {
    return this.process.nodes.get(id)!;
  }

  nextId(prefix: 't' | 's' | 'w'): string {
    this.state.n += 1;
    return `${prefix}${this.state.n}`;
  }

  token(id: string): Token {
    return this.state.tokens.find((token) => token.id === id)!;
  }

  scope(id: string): Scope {
    return this.state.scopes.find((scope) => scope.id === id)!;
  }

  /** The token whose body the scope is; undefined at the root. */
  ownerOf(scopeId: string): Token | undefined {
    const { owner } = this.scope(scopeId);
    return owner === undefined ? undefined : this.token(owner);
  }

  /** What the scope is an instance of; undefined for the inner instances of a multi-instance activity. */
  scopeNode(scope: Scope): ScopeNode | undefined {
    if (scope.loop) return undefined;
    return scope.id === rootScopeId ? this.process.root : this.node(scope.e).body;
  }

  tokensIn(scopeId: string): Token[] {
    return this.state.tokens.filter((token) => token.s === scopeId);
  }

  addToken(token: Omit<Token, 'id'>): Token {
    const added = { id: this.nextId('t'), ...token };
    this.state.tokens.push(added);
    return added;
  }

  removeToken(token: Token): void {
    const { tokens } = this.state;
    tokens.splice(tokens.indexOf(token), 1);
    this.onTheWay.delete(token);
  }

  addScope(scope: Omit<Scope, 'id'>): Scope {
    const added = { id: this.nextId('s'), ...scope };
    this.state.scopes.push(added);
    return added;
  }

  removeScope(scope: Scope): void {
    const { scopes } = this.state;
    scopes.splice(scopes.indexOf(scope), 1);
  }

  /** Lets a token enter its element once what came before it is done. */
  schedule(token: Token): void {
    this.queue.push(token);
    this.onTheWay.add(token);
  }

  isOnTheWay(token: Token): boolean {
    return this.onTheWay.has(token);
  }

  /** Moves tokens until all of them rest. */
  run(arrive: (token: Token) => void): void {
    for (let index = 0; index < this.queue.length; index++) {
      if (index >= stepLimit) {
        const element = this.queue[index]!.e;
        throw new StepRefused(
          'step-limit-reached',
          `一步之内经过了 ${stepLimit} 个节点仍未停下，流程在节点“${element}”附近可能有不含等待的循环。`,
          element,
        );
      }
      const token = this.queue[index]!;
      if (this.onTheWay.delete(token)) arrive(token);
    }
    this.queue.length = 0;
  }

  addWait(wait: Omit<WaitState, 'id'>): WaitState {
    const added = { id: this.nextId('w'), ...wait };
    this.state.waits.push(added);
    this.openedHere.add(added.id);
    return added;
  }

  closeWaits(belongs: (wait: WaitState) => boolean): void {
    const kept: WaitState[] = [];
    for (const wait of this.state.waits) {
      if (!belongs(wait)) kept.push(wait);
      else if (!this.openedHere.delete(wait.id)) this.closed.push(wait.id);
    }
    this.state.waits = kept;
  }

  isOpenedHere(waitId: string): boolean {
    return this.openedHere.has(waitId);
  }

  /** Id of the element that encloses, as events tell it. */
  scopeName(scopeId: string): string {
    return this.scope(scopeId).e;
  }

  tell(type: 'entered' | 'left' | 'interrupted', token: Token): void {
    this.events.push({ type, element: token.e, scope: this.scopeName(token.s) });
  }
}

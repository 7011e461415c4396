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
import { makeBook, type Book, type MakeBook } from './book.js';
import { StepRefused } from './refusal.js';

/** More tokens on their way in one step are a loop without a wait, or a crowd that nobody meant. */
export const stepLimit = 10_000;

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
  /** By the scope in which they are. */
  readonly tokens: Book<Token>;
  /** By the token whose body they are. */
  readonly scopes: Book<Scope>;
  /** By their token, or by their scope when they start an event sub-process. */
  readonly waits: Book<WaitState>;
  status: InstanceState['status'];
  private last: number;
  private moved = 0;
  private changed = false;
  private readonly queue: Token[] = [];
  private readonly onTheWay = new Set<Token>();
  private readonly openedHere = new Set<string>();

  constructor(
    readonly process: RuntimeProcess,
    state: InstanceState,
    readonly context: StepContext,
    newBook: MakeBook = makeBook,
  ) {
    this.tokens = newBook(state.tokens, ({ s }) => s, 'tokens');
    this.scopes = newBook(state.scopes, ({ owner }) => owner ?? '', 'scopes');
    this.waits = newBook(state.waits, ({ t, s }) => t ?? s!, 'waits');
    this.status = state.status;
    this.last = state.n;
  }

  /** The state as it is now; its parts are this step's. */
  toState(): InstanceState {
    return {
      v: 1,
      process: this.process.id,
      status: this.status,
      n: this.last,
      tokens: this.tokens.atRest(),
      scopes: this.scopes.atRest(),
      waits: this.waits.atRest(),
    };
  }

  node(id: string): FlowNode {
    return this.process.nodes.get(id)!;
  }

  private nextId(prefix: 't' | 's' | 'w'): string {
    this.last += 1;
    return `${prefix}${this.last}`;
  }

  token(id: string): Token {
    return this.tokens.get(id)!;
  }

  scope(id: string): Scope {
    return this.scopes.get(id)!;
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
    return this.tokens.of(scopeId);
  }

  addToken(token: Omit<Token, 'id'>): Token {
    return this.tokens.add({ id: this.nextId('t'), ...token });
  }

  removeToken(token: Token): void {
    this.tokens.remove(token);
    this.onTheWay.delete(token);
  }

  addScope(scope: Omit<Scope, 'id'>): Scope {
    return this.scopes.add({ id: this.nextId('s'), ...scope });
  }

  /** Lets a token enter its element once what came before it is done. */
  schedule(token: Token): void {
    this.moved += 1;
    if (this.moved > (this.context.oracle?.stepLimit ?? stepLimit)) {
      throw new StepRefused(
        'step-limit-reached',
        `一步之内经过了 ${stepLimit} 个节点仍未停下，流程在节点“${token.e}”附近可能有不含等待的循环。`,
        token.e,
      );
    }
    this.queue.push(token);
    this.onTheWay.add(token);
  }

  isOnTheWay(token: Token): boolean {
    return this.onTheWay.has(token);
  }

  /** Moves tokens until none is on its way. */
  run(arrive: (token: Token) => void): void {
    for (const token of this.queue) {
      if (this.onTheWay.delete(token)) arrive(token);
    }
    this.queue.length = 0;
  }

  /** Something was written, or asked about: a condition may have become true. */
  noteChange(): void {
    this.changed = true;
  }

  /** @returns whether a change was noted since this was last asked */
  takeChange(): boolean {
    const { changed } = this;
    this.changed = false;
    return changed;
  }

  addWait(wait: Omit<WaitState, 'id'>): WaitState {
    const added = this.waits.add({ id: this.nextId('w'), ...wait });
    this.openedHere.add(added.id);
    return added;
  }

  closeWait(wait: WaitState): void {
    if (!this.waits.has(wait)) return;
    this.waits.remove(wait);
    if (!this.openedHere.delete(wait.id)) this.closed.push(wait.id);
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

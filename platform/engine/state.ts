import type { EngineState, Variables, WaitKind } from './types.js';

/** A token rests on an element, or is on its way to it within a step. */
export interface Token {
  id: string;
  /** Element id. */
  e: string;
  /** Scope instance id. */
  s: string;
  /** Flow it came by; joins need it. */
  via?: string;
  /** Local variables: input mappings, the element of a multi-instance. */
  v?: Variables;
  /** Index of the inner instance of a multi-instance activity. */
  i?: number;
  /** How often a standard loop has run. */
  l?: number;
  /** What was completed inside the activity, until it is itself completed. */
  d?: Completion[];
  /** A completed sub-process that is being undone, not run. */
  c?: true;
}

/** Completed activities that may have to be undone. One record an activity: repeats are counted. */
export interface Completion {
  /** Activity id. */
  e: string;
  n: number;
  /** What was completed inside it, when that is what is undone. */
  d?: Completion[];
}

/** A running process, sub-process, or set of inner instances of a multi-instance activity. */
export interface Scope {
  id: string;
  /** Process, sub-process or multi-instance activity id. */
  e: string;
  /** Token whose body this is; absent at the root. */
  owner?: string;
  loop?: LoopState;
  /** Completed in it, the latest last. */
  done?: Completion[];
  /** A compensation that is going on: what is still to be undone, the next one last. */
  undo?: Completion[];
}

/** Counters of a multi-instance activity. */
export interface LoopState {
  total: number;
  completed: number;
  terminated: number;
  /** Sequential only: the items still to come. */
  rest?: Variables[string][];
  /** Collected outputs, by index. */
  outputs?: Variables[string][];
}

/** An open wait. It belongs to a token (`t`) or, for the start of an event sub-process, to a scope (`s`). */
export interface WaitState {
  id: string;
  k: WaitKind;
  e: string;
  t?: string;
  s?: string;
  /** Message or signal name. */
  name?: string;
  /** Correlation key. */
  key?: string;
  /** Timers: due instant, ISO 8601 with offset. */
  due?: string;
  /** Timer cycles: the interval, and how many times it is still to come (-1: without end). */
  every?: string;
  left?: number;
  /** Conditions: it held when it was last looked at. */
  on?: true;
}

/** What `EngineState` holds. Arrays and not maps: JSONB does not keep the order of keys. */
export interface InstanceState {
  v: 1;
  process: string;
  status: 'running' | 'completed' | 'terminated' | 'cancelled' | 'failed';
  /** Last number given to a token, scope or wait. */
  n: number;
  tokens: Token[];
  scopes: Scope[];
  waits: WaitState[];
}

export const rootScopeId = 's0';

export function newState(process: string): InstanceState {
  const root: Scope = { id: rootScopeId, e: process };
  return { v: 1, process, status: 'running', n: 0, tokens: [], scopes: [root], waits: [] };
}

/** A copy that a step may change; what else they hold is replaced and never changed in place, so it is shared. */
export function copyState(state: InstanceState): InstanceState {
  return {
    ...state,
    tokens: state.tokens.map((token) => ({ ...token })),
    scopes: state.scopes.map((scope) =>
      scope.loop ? { ...scope, loop: copyLoop(scope.loop) } : { ...scope },
    ),
    waits: state.waits.map((wait) => ({ ...wait })),
  };
}

const copyLoop = (loop: LoopState): LoopState =>
  loop.outputs ? { ...loop, outputs: [...loop.outputs] } : { ...loop };

export const openState = (state: EngineState): InstanceState => state as unknown as InstanceState;
export const sealState = (state: InstanceState): EngineState => state as unknown as EngineState;

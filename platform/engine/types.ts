/**
 * The engine's vocabulary. A process is compiled once per release (`compileProcess`), then driven by
 * `advance(process, state, input, context)`, a pure function: no I/O, no clock, no random.
 */

/** Plain JSON. Everything that enters or leaves the engine is JSON, so that a trail can be replayed. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Variables = Record<string, Json>;

/** Something the import or the compiler has to say about a file: data, never an exception. */
export interface Finding {
  /** `info`: what import changed, or what has no effect; nobody has to mend anything. */
  severity: 'error' | 'warning' | 'info';
  /** Rule id in kebab-case, for example `unsupported-element`. */
  rule: string;
  /** BPMN element id, when the finding belongs to one. */
  element?: string;
  /** A Chinese sentence: what is wrong and how to mend it. */
  message: string;
}

/** What a person or a system does next. All ids are strings made by the engine, unique within the instance. */
export type WaitKind =
  'user' | 'action' | 'message' | 'signal' | 'timer' | 'condition' | 'behaviour' | 'call';

/** An open wait of an instance, with its expressions already evaluated. */
export interface Wait {
  id: string;
  kind: WaitKind;
  /** BPMN element id that waits (for an `action`: the message start or boundary event). */
  element: string;
}

/**
 * Something a person may do: a user task (`user`), or an action that is offered while its scope is open
 * (`action`: a message start event of an event sub-process, or a message boundary event, that carries a form).
 */
export interface OpenedTask extends Wait {
  kind: 'user' | 'action';
  /** Label that people read: the property `label`, else the element's name. */
  name: string;
  formId: string;
  candidateGroups: string[];
  /** Organisation id from the property `organisation` (FEEL, an id or an object with `id`); null = any of the groups. */
  organisation: string | null;
  /** Person id from `zeebe:assignmentDefinition assignee`, else null. */
  assignee: string | null;
  /** ISO 8601 with offset, from `zeebe:taskSchedule dueDate`, else null. */
  due: string | null;
}

export interface ScheduledTimer extends Wait {
  kind: 'timer';
  /** ISO 8601 instant with offset. */
  due: string;
}

export interface Subscription extends Wait {
  kind: 'message' | 'signal';
  name: string;
  /** Empty for signals. */
  correlationKey: string;
}

/** A request to the outside; the engine itself does nothing. Answer with a `behaviour` or `error` input. */
export interface Effect extends Wait {
  kind: 'behaviour' | 'call';
  /** `zeebe:taskDefinition type`, `message.publish` for a message without one, the called process id for `call`. */
  type: string;
  input: Variables;
}

/** What happened, in order; the trail and the diagram are made of these. */
export type EngineEvent =
  | { type: 'entered' | 'left' | 'interrupted'; element: string; scope: string }
  | { type: 'taken'; flow: string }
  /** The property `state` of an entered element: what people see. */
  | { type: 'state'; element: string; state: string }
  | { type: 'ended'; outcome: 'completed' | 'terminated' | 'cancelled' | 'failed' };

export type EngineInput =
  | { kind: 'start'; element?: string; result: Variables }
  /** Completes a user task, or triggers an offered action; `result` is stored under the element's id. */
  | { kind: 'complete'; wait: string; result: Variables }
  | { kind: 'message'; name: string; correlationKey: string; variables: Variables }
  | { kind: 'signal'; name: string; variables: Variables }
  | { kind: 'timer'; wait: string }
  | { kind: 'behaviour'; wait: string; result: Variables }
  | { kind: 'error'; wait: string; code: string; message: string; variables?: Variables }
  /** Moves what rests at one element to another, as if a flow had led there; see the README. */
  | { kind: 'move'; from: TokenSelector; to: string }
  | { kind: 'cancel' };

/** A token: by an open wait of its own, by its id in the state, or as the only one that rests at an element. */
export type TokenSelector = { wait: string } | { token: string } | { element: string };

export interface StepContext {
  /** ISO 8601 with offset; what `now()` and `today()` answer. */
  now: string;
  /** Instance data at root scope, by top-level name (step results stand under their element id). */
  variables: Variables;
  /** Read-only roots that are not instance data, for example `p` (parameters), `_number`, `_organisation`. */
  constants?: Variables;
  /** FEEL functions of the release, by name (`add working days`, `label` …); pure. */
  functions?: Record<string, (...args: never[]) => unknown>;
  /** What business rule tasks call, by decision id. */
  decisions?: Readonly<Record<string, CompiledDecision>>;
  /** Answers expressions in place of FEEL: exploration has no data. Absent in a real step. */
  oracle?: Oracle;
}

/**
 * Answers expressions whose data is not known. `source` is the compiled object itself, the same at every step;
 * undefined leaves the answer to FEEL, and with it the refusal of what does not fit.
 */
export interface Oracle {
  /** In place of the engine's own: exploration meets many loops without a wait. */
  readonly stepLimit: number;
  /** A value of which nothing is known, such as a decision's. */
  unknown(): Json;
  /** What a condition says; `scope` is the id of the scope that it is asked in. */
  decide(source: { text: string }, lookup: (name: string) => unknown, scope: string): boolean | undefined;
  /** A value that anything may be done with. */
  value(source: { text: string }, lookup: (name: string) => unknown): Json | undefined;
  /** A value of a certain type: `read` takes what the engine needs, and answers undefined to what does not fit. */
  read<T>(
    source: { text: string } | { expression: { text: string } },
    lookup: (name: string) => unknown,
    scope: string,
    read: (value: Json) => T | undefined,
  ): T | undefined;
}

export interface StepSuccess {
  ok: true;
  /** Next state: plain JSON, 1–2 KB, does not grow with loops or repeated actions. */
  state: EngineState;
  /** Root-scope variables that this step wrote, by top-level name (null = removed). */
  variables: Variables;
  /** Everything that waits now (all kinds), whether or not this step opened it. */
  waits: Wait[];
  opened: { tasks: OpenedTask[]; timers: ScheduledTimer[]; subscriptions: Subscription[] };
  /** Wait ids that were open before this step and are closed now, whatever their kind. */
  closed: string[];
  effects: Effect[];
  events: EngineEvent[];
  /** Set once the instance has ended. */
  ended?: 'completed' | 'terminated' | 'cancelled' | 'failed';
}

export type RefusalCode =
  | 'not-started'
  | 'already-started'
  | 'already-ended'
  | 'no-such-wait'
  | 'no-such-start'
  | 'message-not-expected'
  | 'expression-failed'
  | 'no-such-decision'
  | 'decision-failed'
  | 'no-flow-taken'
  | 'uncaught-error'
  | 'step-limit-reached'
  | 'no-such-token'
  | 'ambiguous-token'
  | 'no-such-element'
  | 'target-not-enterable'
  | 'target-occupied'
  | 'unsafe-move';

/** An ordinary result: the input does not fit; the state stays as it was, byte for byte. */
export interface StepRefusal {
  ok: false;
  code: RefusalCode;
  /** Element the refusal is about, if any. */
  element?: string;
  /** Chinese: what was expected, what was found. */
  message: string;
}

export type StepResult = StepSuccess | StepRefusal;

/** Opaque outside the engine; plain JSON inside. Owned by `state.ts`. */
export interface EngineState {
  v: 1;
  [key: string]: Json;
}

/** Texts as they are written: a leading `=` marks FEEL. A start names the element: `{ kind: 'start', element, … }`. */
export type StartTrigger =
  | { kind: 'none' }
  | { kind: 'message' | 'signal'; name: string }
  | { kind: 'timer'; timer: 'date' | 'duration' | 'cycle'; value: string }
  | { kind: 'condition'; condition: string };

/** What other folders read of a compiled element. */
export interface ElementInfo {
  id: string;
  /** BPMN type, for example `bpmn:UserTask`. */
  type: string;
  name: string;
  /** `zeebe:properties`, by name. */
  properties: Record<string, string>;
  formId?: string;
  /** Raw `candidateGroups` (a list in text, or FEEL with `=`). */
  candidateGroups?: string;
  /** Enclosing sub-process or process id. */
  parent: string;
  /** A start event of the process that carries a form: a person may start here. */
  startable?: boolean;
  /** Of a start event of the process: what calls for a start here. Who watches and schedules it is the caller's affair. */
  startTrigger?: StartTrigger;
  /** Message start event of an event sub-process or boundary event that carries a form. */
  action?: boolean;
  /** For effects: their type. */
  taskType?: string;
  /** For business rule tasks: the id of the decision, or FEEL with `=`. */
  calledDecision?: string;
  /** For call activities. */
  calledProcess?: string;
}

export interface CompiledProcess {
  id: string;
  name: string;
  /** `zeebe:properties` of the process. */
  properties: Record<string, string>;
  elements: Readonly<Record<string, ElementInfo>>;
  /** Every FEEL expression of the file with its place, for the linter. */
  expressions: readonly { element: string; place: string; text: string }[];
}

export interface CompileResult {
  /** Executable processes of the file, by order; empty when there are errors. */
  processes: CompiledProcess[];
  findings: Finding[];
}

/** A decision of a DMN file, with everything that it requires. */
export interface CompiledDecision {
  id: string;
  name: string;
  /** Names that it, and what it requires, reads from the context. */
  reads: readonly string[];
  /** Every FEEL expression of the decision, and of what it requires, with its place, for the linter; unary tests are written over `?`. */
  expressions: readonly { element: string; place: string; text: string }[];
}

export interface DecisionCompileResult {
  /** Decisions of the file, by order; empty when there are errors. */
  decisions: CompiledDecision[];
  findings: Finding[];
}

export type DecisionRefusalCode =
  'several-rules-matched' | 'outputs-differ' | 'wrong-type' | 'value-not-allowed' | 'expression-failed';

/** An ordinary result: the data do not suit the decision, or the decision contradicts itself. */
export interface DecisionRefusal {
  ok: false;
  code: DecisionRefusalCode;
  /** The decision that failed: the one asked for, or one that it requires. */
  decision: string;
  /** The rules that matched, by id, where they are what is wrong. */
  rules?: string[];
  /** Chinese: what was expected, what was found. */
  message: string;
}

export type DecisionResult = { ok: true; value: Json } | DecisionRefusal;

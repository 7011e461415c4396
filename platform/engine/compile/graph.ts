import type { ElementBehaviour } from '../elements/element-behaviour.js';
import type { CompiledExpression } from '../feel/index.js';
import type { CompiledProcess, ElementInfo } from '../types.js';

/** Either a text taken as it stands or an expression (written with a leading `=`). */
export type ValueSource = { text: string } | { expression: CompiledExpression };

/** A `zeebe:input` or `zeebe:output`: evaluates `source`, writes to `path` inside the variable `target`. */
export interface Mapping {
  source: ValueSource;
  target: string;
  path: string[];
}

export interface Flow {
  id: string;
  name?: string;
  source: string;
  target: FlowNode;
  condition?: CompiledExpression;
  state?: ValueSource;
}

export type EventTrigger =
  | { kind: 'none' | 'terminate' | 'cancel' }
  | { kind: 'message'; name: ValueSource; correlationKey?: ValueSource }
  | { kind: 'signal'; name: ValueSource }
  | { kind: 'timer'; timer: 'date' | 'duration' | 'cycle'; value: ValueSource }
  | { kind: 'error' | 'escalation'; code: string | null }
  | { kind: 'condition'; condition: CompiledExpression }
  /** Thrown: of one activity, else of the whole scope. */
  | { kind: 'compensation'; activity?: string }
  | { kind: 'link'; name: string };

export interface MultiInstance {
  sequential: boolean;
  /** A list, or how many when there is no list. */
  items: { collection: ValueSource } | { cardinality: ValueSource };
  inputElement?: string;
  outputCollection?: string;
  outputElement?: ValueSource;
  completionCondition?: CompiledExpression;
}

/** `bpmn:StandardLoopCharacteristics`: again while the condition holds, at most so many times. */
export interface StandardLoop {
  testBefore: boolean;
  condition?: CompiledExpression;
  maximum?: number;
}

/** A message that the engine asks to have published; its variables are the input mappings. */
export interface PublishedMessage {
  name: ValueSource;
  correlationKey?: ValueSource;
}

/** Everything that is evaluated when something a person may do is opened. */
export interface TaskDefinition {
  name: string;
  formId: string;
  candidateGroups: ValueSource;
  organisation?: ValueSource;
  assignee?: ValueSource;
  due?: ValueSource;
}

/** A decision that a business rule task evaluates, and the variable that takes its result. */
export interface CalledDecision {
  decisionId: ValueSource;
  resultVariable: string;
}

/** A flow node of the compiled graph; shared by all instances, never changed by a step. */
export interface FlowNode {
  id: string;
  /** BPMN type, for example `bpmn:UserTask`. */
  type: string;
  behaviour: ElementBehaviour;
  scope: ScopeNode;
  incoming: Flow[];
  outgoing: Flow[];
  defaultFlow?: Flow;
  inputs: Mapping[];
  outputs: Mapping[];
  state?: ValueSource;
  /** Of an event. */
  trigger?: EventTrigger;
  /** Of a boundary event or of the start event of an event sub-process. */
  interrupting: boolean;
  /** Boundary events on this activity, in the order of the file. */
  boundaries: FlowNode[];
  attachedTo?: FlowNode;
  /** Present on a user task and on an event that a person triggers. */
  task?: TaskDefinition;
  /** `zeebe:taskDefinition type`, or the called process of a call activity. */
  taskType?: ValueSource;
  script?: { expression: CompiledExpression; resultVariable: string };
  decision?: CalledDecision;
  call?: { allParentVariables: boolean; allChildVariables: boolean };
  loop?: MultiInstance;
  standardLoop?: StandardLoop;
  publishes?: PublishedMessage;
  /** Content of a sub-process or event sub-process. */
  body?: ScopeNode;
  /** Catch event of the same link name, on a link throw event. */
  linkTarget?: FlowNode;
  /** Elements from which a token can get to each incoming flow, in their order, without passing this gateway. */
  reaching?: readonly ReadonlySet<string>[];
  /** Something is to be undone once this activity is completed: by its handler, or inside it. */
  compensable?: true;
  /** The compensation boundary event of an activity. */
  compensatedBy?: FlowNode;
  /** The compensation activity behind a compensation boundary event. */
  handler?: FlowNode;
  isForCompensation?: true;
}

export interface EventSubProcess {
  subProcess: FlowNode;
  start: FlowNode;
}

/** A process or sub-process: what a scope instance is an instance of. */
export interface ScopeNode {
  id: string;
  /** Start events; those of a process that carry a trigger are started by their name. */
  starts: FlowNode[];
  eventSubProcesses: EventSubProcess[];
  isEventSubProcess: boolean;
  /** The event sub-process that undoes this sub-process once it is completed. */
  compensatedBy?: EventSubProcess;
  /** At the root: whether a step that has come to rest must look again. */
  settling?: { conditions: boolean; inclusiveJoins: readonly string[] };
}

/** The compiled process with its graph; `nodes` and `root` are not enumerable, so they never reach JSON. */
export interface RuntimeProcess extends CompiledProcess {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly root: ScopeNode;
  readonly rootState?: ValueSource;
  readonly elements: Readonly<Record<string, ElementInfo>>;
}

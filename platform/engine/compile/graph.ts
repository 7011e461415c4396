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
  | { kind: 'none' | 'terminate' }
  | { kind: 'message'; name: ValueSource; correlationKey?: ValueSource }
  | { kind: 'signal'; name: ValueSource }
  | { kind: 'timer'; timer: 'date' | 'duration' | 'cycle'; value: ValueSource }
  | { kind: 'error'; code: string | null }
  | { kind: 'link'; name: string };

export interface MultiInstance {
  sequential: boolean;
  inputCollection: ValueSource;
  inputElement?: string;
  outputCollection?: string;
  outputElement?: ValueSource;
  completionCondition?: CompiledExpression;
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
  call?: { allParentVariables: boolean; allChildVariables: boolean };
  loop?: MultiInstance;
  /** Content of a sub-process or event sub-process. */
  body?: ScopeNode;
  /** Catch event of the same link name, on a link throw event. */
  linkTarget?: FlowNode;
}

export interface EventSubProcess {
  subProcess: FlowNode;
  start: FlowNode;
}

/** A process or sub-process: what a scope instance is an instance of. */
export interface ScopeNode {
  id: string;
  /** None start events, plus those message start events of a process that `start` may name. */
  starts: FlowNode[];
  eventSubProcesses: EventSubProcess[];
  isEventSubProcess: boolean;
}

/** The compiled process with its graph; `nodes` and `root` are not enumerable, so they never reach JSON. */
export interface RuntimeProcess extends CompiledProcess {
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly root: ScopeNode;
  readonly rootState?: ValueSource;
  readonly elements: Readonly<Record<string, ElementInfo>>;
}

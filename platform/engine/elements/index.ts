import { boundaryEvent } from './boundary-event.js';
import { callActivity } from './call-activity.js';
import type { ElementBehaviour } from './element-behaviour.js';
import { endEvent } from './end-event.js';
import { eventBasedGateway } from './event-based-gateway.js';
import { exclusiveGateway } from './exclusive-gateway.js';
import { inclusiveGateway } from './inclusive-gateway.js';
import { intermediateCatchEvent } from './intermediate-catch-event.js';
import { intermediateThrowEvent } from './intermediate-throw-event.js';
import { parallelGateway } from './parallel-gateway.js';
import { passThrough } from './pass-through.js';
import { receiveTask } from './receive-task.js';
import { scriptTask } from './script-task.js';
import { serviceTask } from './service-task.js';
import { startEvent } from './start-event.js';
import { subProcess } from './sub-process.js';
import { transaction } from './transaction.js';
import { userTask } from './user-task.js';

/** What the engine can run, by BPMN type. A type that is not here is refused when a file is compiled. */
export const behaviours: Readonly<Record<string, ElementBehaviour>> = {
  'bpmn:Task': passThrough,
  'bpmn:ManualTask': passThrough,
  'bpmn:UserTask': userTask,
  'bpmn:ServiceTask': serviceTask,
  'bpmn:SendTask': serviceTask,
  'bpmn:BusinessRuleTask': serviceTask,
  'bpmn:ScriptTask': scriptTask,
  'bpmn:ReceiveTask': receiveTask,
  'bpmn:CallActivity': callActivity,
  'bpmn:SubProcess': subProcess,
  'bpmn:Transaction': transaction,
  'bpmn:StartEvent': startEvent,
  'bpmn:EndEvent': endEvent,
  'bpmn:BoundaryEvent': boundaryEvent,
  'bpmn:IntermediateCatchEvent': intermediateCatchEvent,
  'bpmn:IntermediateThrowEvent': intermediateThrowEvent,
  'bpmn:ExclusiveGateway': exclusiveGateway,
  'bpmn:InclusiveGateway': inclusiveGateway,
  'bpmn:ParallelGateway': parallelGateway,
  'bpmn:EventBasedGateway': eventBasedGateway,
};

export { eventSubProcess } from './event-sub-process.js';

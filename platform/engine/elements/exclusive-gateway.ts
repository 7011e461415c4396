import { isOpen, refuseNoFlow, takeFlows } from '../run/flows.js';
import type { ElementBehaviour } from './element-behaviour.js';

/** `bpmn:ExclusiveGateway`: the first flow whose condition holds, else the default flow. */
export const exclusiveGateway: ElementBehaviour = {
  enter(step, token, node) {
    const { outgoing, defaultFlow } = node;
    const open = outgoing.find((flow) => flow !== defaultFlow && isOpen(step, token, flow)) ?? defaultFlow;
    if (!open && outgoing.length > 0) refuseNoFlow(node);
    step.tell('left', token);
    takeFlows(step, token, open ? [open] : []);
  },
};

import { tellEntered, takeFlows } from '../run/flows.js';
import type { ElementBehaviour } from './element-behaviour.js';

/** `bpmn:ParallelGateway`: waits for one token from each incoming flow, then takes all outgoing flows. */
export const parallelGateway: ElementBehaviour = {
  entersItself: true,
  enter(step, token, node) {
    const waiting = step.tokensIn(token.s).filter(({ e }) => e === node.id);
    const others = node.incoming
      .filter((flow) => flow.id !== token.via)
      .map((flow) => waiting.find(({ via }) => via === flow.id));
    if (others.includes(undefined)) return;
    for (const joined of others) step.removeToken(joined!);
    tellEntered(step, token, node);
    step.tell('left', token);
    takeFlows(step, token, node.outgoing);
  },
};

import { tellEntered, takeFlows } from '../run/flows.js';
import type { ElementBehaviour } from './element-behaviour.js';

/** `bpmn:ParallelGateway`: waits for one token from each incoming flow, then takes all outgoing flows. */
export const parallelGateway: ElementBehaviour = {
  entersItself: true,
  enter(step, token, node) {
    if (node.incoming.length > 1) {
      const flows = node.incoming.map(({ id }) => id);
      if (step.tokens.firstMissing(token.s, { e: node.id }, 'via', flows) !== undefined) return;
      const firsts = new Map([[token.via, token]]);
      for (const waiting of step.tokens.of(token.s, { e: node.id }, token))
        if (!firsts.has(waiting.via)) firsts.set(waiting.via, waiting);
      for (const joined of firsts.values()) if (joined !== token) step.removeToken(joined);
    }
    tellEntered(step, token, node);
    step.tell('left', token);
    takeFlows(step, token, node.outgoing);
  },
};

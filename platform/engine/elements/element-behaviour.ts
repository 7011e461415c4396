import type { FlowNode } from '../compile/graph.js';
import type { Step } from '../run/step.js';
import type { Scope, Token, WaitState } from '../state.js';
import type { Variables } from '../types.js';

/** What an element does with a token. One object an element, without state of its own. */
export interface ElementBehaviour {
  /** A token has arrived; the step has already told `entered` and the state label. */
  enter(step: Step, token: Token, node: FlowNode): void;
  /** A wait of this element is answered. `result` is what the person or the system brought. */
  resume?(step: Step, token: Token, node: FlowNode, wait: WaitState, result: Variables): void;
  /** The last token inside is gone (elements that have a body). */
  bodyEnded?(step: Step, token: Token, node: FlowNode): void;
  /** A compensation that it waits for, or that goes on inside it, has done what it had begun. */
  undone?(step: Step, scope: Scope): void;
  /** Told by the element itself, when arriving is not yet entering (joins). */
  readonly entersItself?: true;
}

import type { DecisionRefusal, DecisionRefusalCode } from '../types.js';

/** Ends an evaluation from any depth; `evaluateDecision` turns it into an ordinary result. */
export class DecisionRefused extends Error {
  constructor(
    readonly code: DecisionRefusalCode,
    readonly decision: string,
    message: string,
    readonly rules?: string[],
    options?: { cause: unknown },
  ) {
    super(message, options);
    this.name = 'DecisionRefused';
  }

  toResult(): DecisionRefusal {
    const { code, decision, message, rules } = this;
    return { ok: false, code, decision, ...(rules ? { rules } : {}), message };
  }
}

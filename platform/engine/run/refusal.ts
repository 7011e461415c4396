import type { RefusalCode, StepRefusal } from '../types.js';

/** Ends a step from any depth; `advance` turns it into an ordinary result. Never leaves the engine. */
export class StepRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly element?: string,
  ) {
    super(message);
    this.name = 'StepRefused';
  }

  toResult(): StepRefusal {
    const { code, message, element } = this;
    return element === undefined ? { ok: false, code, message } : { ok: false, code, element, message };
  }
}

import type { Variables } from '../engine/index.js';

export interface CoreError {
  /** Form.io data path: `rows[2].name`. */
  path: string;
  /** The same without row numbers. */
  place: string;
  /** Form.io's name of the rule that is broken. */
  rule: string;
}

/** What Form.io's own validation comes to. */
export interface CoreResult {
  /** Without unknown keys and without what is hidden. */
  data: Variables;
  errors: CoreError[];
}

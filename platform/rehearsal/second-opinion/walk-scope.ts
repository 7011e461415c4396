import type { Variables } from '../../engine/index.js';

/** Variables of the instance, or of one inner instance of a multi-instance activity. */
export class WalkScope {
  readonly variables: Variables;
  /** Indexes of the inner instances that enclose, the outermost first. */
  readonly path: readonly number[];

  constructor(
    private readonly parent?: WalkScope,
    index?: number,
    variables: Variables = {},
  ) {
    this.variables = { ...variables };
    this.path = index === undefined ? (parent?.path ?? []) : [...(parent?.path ?? []), index];
  }

  /** All that is visible here; inner ones first. */
  get visible(): Variables {
    return { ...this.parent?.visible, ...this.variables };
  }
}

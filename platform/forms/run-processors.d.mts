/** Form.io's scope: what its processors found. */
export interface Scope {
  errors: { errorKeyOrMessage?: string; ruleName?: string; context: { path: string } }[];
  filtered?: Record<string, unknown>;
}

export function runProcessors(
  components: readonly object[],
  data: object,
  processors: readonly object[],
): Scope;

import type { TableOutput } from './decision-graph.js';

/** One output is its value, several are an object by their names. */
export function toOutput(outputs: readonly TableOutput[], values: readonly unknown[]): unknown {
  if (outputs.length === 1) return values[0];
  return Object.fromEntries(outputs.map(({ name }, index) => [name, values[index]]));
}

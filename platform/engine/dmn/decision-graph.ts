import type { CompiledExpression, CompiledUnaryTests } from '../feel/index.js';
import type { CompiledDecision } from '../types.js';
import type { ValueType } from './value-type.js';

export const hitPolicies = [
  'UNIQUE',
  'FIRST',
  'PRIORITY',
  'ANY',
  'COLLECT',
  'RULE ORDER',
  'OUTPUT ORDER',
] as const;
export type HitPolicy = (typeof hitPolicies)[number];
export const aggregations = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
export type Aggregation = (typeof aggregations)[number];

export interface TableInput {
  /** How people call it: the label, else the expression. */
  label: string;
  expression: CompiledExpression;
  type: ValueType;
  allowed?: CompiledUnaryTests;
}

export interface TableOutput {
  /** Key of the result; empty only for a single output. */
  name: string;
  type: ValueType;
  allowed?: CompiledUnaryTests;
  /** Output values, the most important first; present where the hit policy sorts by them. */
  priorities?: readonly unknown[];
  defaultEntry?: CompiledExpression;
}

export interface TableRule {
  /** The rule's id, else its number. */
  id: string;
  /** Row in the table, from 1. */
  number: number;
  inputs: readonly CompiledUnaryTests[];
  outputs: readonly CompiledExpression[];
}

export interface DecisionTable {
  kind: 'table';
  hitPolicy: HitPolicy;
  aggregation?: Aggregation;
  inputs: readonly TableInput[];
  outputs: readonly TableOutput[];
  rules: readonly TableRule[];
}

export interface LiteralExpression {
  kind: 'literal';
  expression: CompiledExpression;
}

/** One decision of a file; shared by all evaluations, never changed by one. */
export interface DecisionNode {
  id: string;
  logic: DecisionTable | LiteralExpression;
  type: ValueType;
  /** Required input data by name. */
  inputs: ReadonlyMap<string, ValueType>;
  /** Required decisions by the names under which their results are seen: the variable's (else the decision's), and the id. */
  results: ReadonlyMap<string, string>;
}

/** The compiled decision with what it needs; `order` is not enumerable, so it never reaches JSON. */
export interface RuntimeDecision extends CompiledDecision {
  /** Required decisions before those that require them; this one last. */
  readonly order: readonly DecisionNode[];
}

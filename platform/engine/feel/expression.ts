import { dateAndTime, FeelDate, type FeelDateTime } from 'feelin';
import type { Json, StepContext } from '../types.js';
import {
  buildProgram,
  FeelSyntaxError,
  findBuiltIn,
  type Lookup,
  type Program,
  type ProgramResult,
} from './program.js';
import { collectNames, findSyntaxError, parseFeel, type ExpressionNames } from './syntax.js';
import { offsetOf, toJson } from './to-json.js';

/** A FEEL expression whose syntax is known to be right. Plain data: may be kept, shared and compared. */
export interface CompiledExpression {
  /** Without the leading `=`. */
  readonly text: string;
}

/** The expression could not be evaluated (a fault, not a null). */
export class FeelEvaluationError extends Error {
  constructor(
    readonly text: string,
    options: { cause: unknown },
  ) {
    super(`表达式“${text}”无法计算：${(options.cause as Error).message}`, options);
    this.name = 'FeelEvaluationError';
  }
}

export type FeelContext = Pick<StepContext, 'now' | 'variables' | 'constants' | 'functions'>;

const timeFunctions = ['now', 'today'] as const;
const capacity = 5_000;
/** A server needs two or three: prints have a function more. */
const mostSets = 20;

/** Function names that the parser has to know, with the programs that were parsed knowing them. */
interface KnownFunctions {
  names: readonly string[];
  programs: Map<string, Program>;
}

const knownByNames = new Map<string, KnownFunctions>();
const knownByRelease = new WeakMap<object, KnownFunctions>();
const builtInOnly = knowFunctions([]);

function knowFunctions(given: readonly string[]): KnownFunctions {
  const names = [...new Set([...timeFunctions, ...given])].sort();
  const key = names.join('\n');
  let known = knownByNames.get(key);
  if (!known) {
    // sets that nobody uses any more go with the others
    if (knownByNames.size >= mostSets) knownByNames.clear();
    knownByNames.set(key, (known = { names, programs: new Map<string, Program>() }));
  }
  return known;
}

function functionsOf(functions: FeelContext['functions']): KnownFunctions {
  if (!functions) return builtInOnly;
  let known = knownByRelease.get(functions);
  if (!known) knownByRelease.set(functions, (known = knowFunctions(Object.keys(functions))));
  return known;
}

function stripEquals(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith('=') ? trimmed.slice(1).trim() : trimmed;
}

function programFor(text: string, { names, programs }: KnownFunctions): Program {
  const cached = programs.get(text);
  if (cached) return cached;
  const program = buildProgram(text, names);
  if (programs.size >= capacity) programs.clear();
  programs.set(text, program);
  return program;
}

/**
 * Checks and prepares a FEEL expression; a leading `=` is dropped.
 * @param functionNames names of the release's functions: needed to parse those that contain FEEL keywords.
 * @throws FeelSyntaxError with a Chinese message and the position.
 */
export function compileExpression(text: string, functionNames: readonly string[] = []): CompiledExpression {
  const stripped = stripEquals(text);
  if (stripped === '') throw new FeelSyntaxError(text, 0);
  programFor(stripped, functionNames.length > 0 ? knowFunctions(functionNames) : builtInOnly);
  return { text: stripped };
}

type ReleaseFunction = NonNullable<FeelContext['functions']>[string];

/** Release functions get JSON (temporal values as ISO strings) and may return JSON or FEEL temporal values. */
function wrapFunction(implementation: ReleaseFunction, offset: string): Lookup {
  const wrapper = (...values: unknown[]): unknown =>
    (implementation as (...args: Json[]) => unknown)(...values.map((value) => toJson(value, offset)));
  return Object.assign(wrapper, { $args: ['...values'] });
}

function functionLookup(context: Pick<FeelContext, 'now' | 'functions'>): Lookup {
  return (name) => {
    const own = context.functions;
    if (own && Object.hasOwn(own, name)) return wrapFunction(own[name]!, offsetOf(context.now));
    if (name === 'now') return Object.assign(() => dateAndTime(context.now), { $args: [] });
    if (name === 'today') return Object.assign(() => dateOf(context.now), { $args: [] });
    return undefined;
  };
}

function dateOf(now: string): FeelDate {
  return new FeelDate((dateAndTime(now) as FeelDateTime).unwrap().toPlainDate());
}

/**
 * Evaluates with variables found by `lookup`; the value is FEEL's own (temporal objects included).
 * @throws FeelEvaluationError when FEEL cannot evaluate it at all.
 */
export function runExpression(
  expression: CompiledExpression,
  lookup: Lookup,
  context: Pick<FeelContext, 'now' | 'functions'>,
): ProgramResult {
  try {
    return programFor(expression.text, functionsOf(context.functions))(lookup, functionLookup(context));
  } catch (cause) {
    throw new FeelEvaluationError(expression.text, { cause });
  }
}

/**
 * Evaluates an expression over `context` and gives JSON: what is unknown or does not fit is null, as in FEEL.
 * @throws FeelEvaluationError when FEEL cannot evaluate it at all.
 */
export function evaluateExpression(expression: CompiledExpression, context: FeelContext): Json {
  return explainExpression(expression, context).value;
}

/** Like `evaluateExpression`, with FEEL's warnings (unknown names, operands that do not fit). */
export function explainExpression(
  expression: CompiledExpression,
  context: FeelContext,
): { value: Json; warnings: string[] } {
  const { value, warnings } = runExpression(expression, contextLookup(context), context);
  return { value: toJson(value, offsetOf(context.now)), warnings };
}

export function contextLookup({ variables, constants }: FeelContext): Lookup {
  return (name) => {
    if (Object.hasOwn(variables, name)) return variables[name];
    return constants && Object.hasOwn(constants, name) ? constants[name] : undefined;
  };
}

/**
 * The free variable paths that an expression reads, for example `["quote.amount"]`.
 * @throws FeelSyntaxError
 */
export function parseFeelNames(text: string, functionNames: readonly string[] = []): string[] {
  return readExpression(text, functionNames).paths;
}

/**
 * What an expression reads and calls.
 * @throws FeelSyntaxError
 */
export function readExpression(text: string, functionNames: readonly string[] = []): ExpressionNames {
  const stripped = stripEquals(text);
  const tree = parseFeel(stripped, functionNames);
  const position = findSyntaxError(tree);
  if (position !== null) throw new FeelSyntaxError(stripped, position);
  return collectNames(tree, stripped);
}

/** Whether FEEL itself has a function of this name (`count`, `date and time`, …). */
export function isFeelFunction(name: string): boolean {
  return findBuiltIn(name) !== undefined;
}

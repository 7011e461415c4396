import { evaluate } from 'feelin';
import { findNamePlaces, findSyntaxError, parseFeel, type FeelTree } from './syntax.js';

/** Reads a variable or a function by name; undefined when there is none. */
export type Lookup = (name: string) => unknown;

export interface ProgramResult {
  value: unknown;
  warnings: string[];
}

/** An expression made ready to run; the parse is done once. */
export type Program = (lookup: Lookup, lookupFunction: Lookup) => ProgramResult;

/** The text is not FEEL; `position` counts characters from 0. */
export class FeelSyntaxError extends Error {
  constructor(
    readonly text: string,
    readonly position: number,
  ) {
    super(`表达式“${text}”写法有误：第 ${position + 1} 个字符附近无法识别，请检查括号、引号和名称。`);
    this.name = 'FeelSyntaxError';
  }
}

const reserved = new Set(
  'if then else for in return some every satisfies and or between instance of function external not'.split(
    ' ',
  ),
);
const simplePath = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
const numberLiteral = /^-?\d+(?:\.\d+)?$/;
const plainString = /^"([^"\\]*)"$/;

/** Makes a program; literals and plain paths never reach the interpreter. */
export function buildProgram(text: string, functionNames: readonly string[]): Program {
  return buildLiteral(text) ?? buildPath(text) ?? buildInterpreted(text, functionNames);
}

function buildLiteral(text: string): Program | null {
  const constant = (value: unknown): Program => {
    const result = { value, warnings: [] };
    return () => result;
  };
  if (text === 'true') return constant(true);
  if (text === 'false') return constant(false);
  if (text === 'null') return constant(null);
  if (numberLiteral.test(text)) return constant(Number(text));
  const string = plainString.exec(text);
  return string ? constant(string[1]) : null;
}

function buildPath(text: string): Program | null {
  if (!simplePath.test(text)) return null;
  const [root, ...keys] = text.split('.') as [string, ...string[]];
  if (reserved.has(root) || keys.some((key) => reserved.has(key))) return null;
  return (lookup) => {
    let value = lookup(root);
    if (value === undefined) return { value: null, warnings: [`没有名为“${root}”的数据`] };
    for (const key of keys) value = readKey(value, key);
    return { value, warnings: [] };
  };
}

/** FEEL's path access: a list is mapped, what has no such key is null. */
function readKey(target: unknown, key: string): unknown {
  if (Array.isArray(target)) return target.map((item) => readKey(item, key));
  if (typeof target !== 'object' || target === null || !Object.hasOwn(target, key)) return null;
  return (target as Record<string, unknown>)[key] ?? null;
}

/**
 * feelin parses at every `evaluate`. A FEEL function keeps its parsed body, so the expression is evaluated once as
 * the body of a function whose parameters are the names it reads, and only that function is called afterwards.
 * Called functions become parameters under generated names: those of a release may contain keywords, and neither a
 * variable nor, inside a filter, a field may shadow the function of the same name.
 */
function buildInterpreted(text: string, functionNames: readonly string[]): Program {
  const tree = parseFeel(text, functionNames);
  const position = findSyntaxError(tree);
  if (position !== null) throw new FeelSyntaxError(text, position);

  const { body, variables, functions } = separateNames(tree, text, new Set(functionNames));
  const parameters = [...variables, ...functions.map(({ alias }) => alias)];
  const { value, warnings } = evaluate(`function(${parameters.join(', ')}) ${body}`);
  const compiled = (value as { fn: (...args: unknown[]) => unknown }).fn;
  return (lookup, lookupFunction) => {
    warnings.length = 0;
    const values = variables.map((name) => lookup(name) ?? lookupFunction(name));
    for (const { name, builtIn } of functions) values.push(lookupFunction(name) ?? builtIn);
    const result = compiled(...values);
    return { value: result, warnings: warnings.map((warning) => warning.message) };
  };
}

interface CalledFunction {
  name: string;
  alias: string;
  builtIn: unknown;
}

/** The text with functions under generated names, and what it takes as parameters. */
function separateNames(
  tree: FeelTree,
  text: string,
  known: ReadonlySet<string>,
): { body: string; variables: string[]; functions: CalledFunction[] } {
  const variables = new Set<string>();
  const functions = new Map<string, CalledFunction>();
  let body = '';
  let copied = 0;
  for (const { name, called, from, to } of findNamePlaces(tree, text)) {
    const builtIn = called ? findBuiltIn(name) : undefined;
    const isFunction = called
      ? known.has(name) || builtIn !== undefined
      : known.has(name) && name.includes(' ');
    if (!isFunction) {
      if (!called) variables.add(name);
      continue;
    }
    const alias = functions.get(name)?.alias ?? `_function_${functions.size}_`;
    functions.set(name, { name, alias, builtIn });
    body += text.slice(copied, from) + alias;
    copied = to;
  }
  return { body: body + text.slice(copied), variables: [...variables], functions: [...functions.values()] };
}

/** FEEL's own function of this name. */
export function findBuiltIn(name: string): unknown {
  // A name that contains a keyword is not FEEL's own, and does not parse by itself.
  if (findSyntaxError(parseFeel(name, [])) !== null) return undefined;
  const { value } = evaluate(name);
  return typeof value === 'function' ? value : undefined;
}
